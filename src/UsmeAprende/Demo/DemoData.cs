using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Data;

namespace UsmeAprende.Demo;

/// <summary>
/// Fills an empty site with demo data, so that every page shows something. The features run in the order in which they are registered.
/// Never in production.
/// </summary>
public sealed class DemoData(IServiceScopeFactory scopes)
{
    /// <summary>In one transaction: a start that is killed in the middle leaves no half of the data behind.</summary>
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

/// <summary>Demo data of one feature. It runs at every start, and changes nothing if the data are there already.</summary>
public interface IDemoData
{
    Task SeedAsync(CancellationToken cancel);
}
