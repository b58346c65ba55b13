using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Data;

namespace UsmeAprende.Demo;

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

/// <summary>What one feature shows on a developer's machine. Written again at every start, it changes nothing.</summary>
public interface IDemoData
{
    Task SeedAsync(CancellationToken cancel);
}
