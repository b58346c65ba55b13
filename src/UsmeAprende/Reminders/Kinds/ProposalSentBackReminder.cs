using Microsoft.EntityFrameworkCore;
using UsmeAprende.Certificates.Issuing;
using UsmeAprende.Data;
using UsmeAprende.Reminders.Planning;
using UsmeAprende.Wording;

namespace UsmeAprende.Reminders.Kinds;

/// <summary>
/// Tells a coordinator that another one sent proposed certificates back, once for what was sent back together. The reason stands on the
/// page only: a reminder is kept and mailed, and the reason may name somebody who asks to be erased (R30).
/// </summary>
public sealed class ProposalSentBackReminder : IReminderKind
{
    private static readonly TimeSpan Useful = TimeSpan.FromDays(10);

    public string Id => "devueltas";

    public string Name => "Constancias que me devolvieron";

    public ReminderPurpose Purpose => ReminderPurpose.Service;

    public ReminderAudience Audience => ReminderAudience.Coordinators;

    public int Priority => 14;

    public IReadOnlyDictionary<string, string> Sample => Values(2);

    public async Task<IReadOnlyList<PlannedReminder>> PlanAsync(PlanningRound round, CancellationToken cancel)
    {
        var since = round.Now - Useful;
        var rejected = await round
            .Db.CertificateOrders.Where(o => o.State == CertificateOrderState.Rejected && o.DecidedAt > since)
            .Select(o => new
            {
                o.Id,
                o.IssuedById,
                o.DecidedAt,
            })
            .ToListAsync(cancel);
        var planned = new List<PlannedReminder>();
        foreach (var together in rejected.GroupBy(o => (o.IssuedById, o.DecidedAt)))
            if (await round.FindSurvivorAsync(together.Key.IssuedById, cancel) is { } author)
                planned.Add(
                    new PlannedReminder(
                        (PersonId)author,
                        together.Min(o => o.Id).ToString("N"),
                        "",
                        round.Now,
                        together.Key.DecidedAt!.Value + Useful
                    )
                );
        return planned;
    }

    public async Task<ReminderFacts?> FindFactsAsync(UsmeDb db, Reminder reminder, DateTime now, CancellationToken cancel)
    {
        var id = Guid.ParseExact(reminder.Subject, "N");
        if (await db.CertificateOrders.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, cancel) is not { } first)
            return null;
        var count = await db.CertificateOrders.CountAsync(
            o => o.State == CertificateOrderState.Rejected && o.IssuedById == first.IssuedById && o.DecidedAt == first.DecidedAt,
            cancel
        );
        return new ReminderFacts("/coordinacion/certificados/por-aprobar", Values(count));
    }

    private static Dictionary<string, string> Values(int count) =>
        new() { ["cuantas"] = SpanishCount.FormatGrouped(count, "constancia", "constancias") };
}
