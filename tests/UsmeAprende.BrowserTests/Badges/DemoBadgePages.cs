using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Data;

namespace UsmeAprende.BrowserTests.Badges;

/// <summary>The pages of the badge that somebody shares in the demo data.</summary>
internal static class DemoBadgePages
{
    public static async Task<string[]> ListAsync(IServiceProvider services, string visitor)
    {
        await using var scope = services.CreateAsyncScope();
        var award = await scope
            .ServiceProvider.GetRequiredService<UsmeDb>()
            .BadgeAwards.Where(a => a.SharedAt != null && a.RevokedAt == null)
            .Select(a => a.Id)
            .FirstAsync();
        return visitor switch
        {
            "" => [$"/insignias/{award}"],
            PageAddresses.Coordinator => [$"/coordinacion/insignias/{award}"],
            _ => [],
        };
    }
}
