using Microsoft.Extensions.DependencyInjection;

namespace UsmeAprende.Data;

/// <summary>
/// Fills an empty site so that every screen has something to show, feature by feature in the order they are registered. Never in
/// production.
/// </summary>
public sealed class DemoData(IServiceScopeFactory scopes)
{
    /// <summary>All of it or nothing: a start that is cut short in the middle leaves no half of it for the next one to add to.</summary>
    public async Task SeedAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope
            .ServiceProvider.GetRequiredService<UsmeDb>()
            .WriteAsync(
                async () =>
                {
                    foreach (var feature in scope.ServiceProvider.GetServices<IDemoData>())
                        await feature.SeedAsync(cancel);
                },
                cancel
            );
    }
}
