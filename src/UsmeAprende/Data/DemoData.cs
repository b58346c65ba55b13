using Microsoft.Extensions.DependencyInjection;

namespace UsmeAprende.Data;

/// <summary>Fills an empty site so that every screen has something to show, feature by feature in the order they are registered. Never in production.</summary>
public sealed class DemoData(IServiceScopeFactory scopes)
{
    public async Task SeedAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var feature in scope.ServiceProvider.GetServices<IDemoData>())
            await feature.SeedAsync(cancel);
    }
}
