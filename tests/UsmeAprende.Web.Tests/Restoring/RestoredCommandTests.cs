using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Certificates;
using UsmeAprende.Learning;
using UsmeAprende.Web.Operations;

namespace UsmeAprende.Web.Tests.Restoring;

/// <summary>R7: for where nothing could tell that a backup was put back, somebody says so.</summary>
public sealed class RestoredCommandTests
{
    [Fact]
    public async Task Restored_ByHand_RenewsTheEpochAndAsksForTheLastNumber()
    {
        await using var site = new SiteHost();
        await site.InitializeAsync();
        var before = site.Services.GetRequiredService<Epoch>().Current;
        await using var told = new StringWriter();

        var code = await Restored.RunAsync(site.Services, [], told);

        Assert.Equal(0, code);
        Assert.Contains("annul-missing", told.ToString(), StringComparison.Ordinal);
        Assert.NotEqual(before, site.Services.GetRequiredService<Epoch>().Current);
        Assert.NotNull(site.Services.GetRequiredService<NumberQuestion>().AskedAt);
    }
}
