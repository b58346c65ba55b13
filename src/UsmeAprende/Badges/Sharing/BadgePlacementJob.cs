using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Jobs;

namespace UsmeAprende.Badges.Sharing;

/// <summary>
/// Gives badges that were signed before there were bit lists their place in one, the revoked ones too, so that wallets can ask about them.
/// </summary>
public sealed class BadgePlacementJob(UsmeDb db) : ISiteJob
{
    // Few in one transaction, so that other writers do not wait long.
    private const int Portion = 50;

    public async Task RunAsync(JobReport report, CancellationToken cancel)
    {
        var placed = 0;
        int now;
        do
        {
            now = await db.WriteAsync(() => PlaceSomeAsync(cancel), cancel);
            placed += now;
        } while (now == Portion);
        if (placed > 0)
            report.Complete($"Insignias que recibieron su lugar en la lista: {placed}.");
    }

    private async Task<int> PlaceSomeAsync(CancellationToken cancel)
    {
        var without = await db
            .BadgeAwards.Where(a => a.SignedCredential != null && a.StatusIndex == null)
            .OrderBy(a => a.Id)
            .Take(Portion)
            .ToListAsync(cancel);
        foreach (var award in without)
        {
            award.PlaceInStatusList(await BadgeStatusList.DrawIndexAsync(db, cancel));
            // The next one that is drawn must see it.
            await db.SaveChangesAsync(cancel);
        }
        return without.Count;
    }
}
