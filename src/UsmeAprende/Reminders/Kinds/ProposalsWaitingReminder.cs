using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Certificates.Issuing;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.Reminders.Planning;
using UsmeAprende.Wording;

namespace UsmeAprende.Reminders.Kinds;

/// <summary>
/// Tells coordinators that certificates wait for a second person, at most once an hour; not the one who proposed them.
/// </summary>
public sealed class ProposalsWaitingReminder : IReminderKind
{
    private static readonly TimeSpan Useful = TimeSpan.FromDays(7);

    public string Id => "por-aprobar";

    public string Name => "Constancias por aprobar";

    public ReminderPurpose Purpose => ReminderPurpose.Service;

    public ReminderAudience Audience => ReminderAudience.Coordinators;

    public int Priority => 13;

    public IReadOnlyDictionary<string, string> Sample => Values(12);

    public async Task<IReadOnlyList<PlannedReminder>> PlanAsync(PlanningRound round, CancellationToken cancel)
    {
        var since = round.Now - Useful;
        var proposed = await round
            .Db.CertificateOrders.Where(o => o.State == CertificateOrderState.Proposed && o.CreatedAt > since)
            .Select(o => new { o.IssuedById, o.CreatedAt })
            .ToListAsync(cancel);
        if (proposed.Count == 0)
            return [];
        var coordinators = (await round.ReadPeopleAsync(cancel)).Values.Where(p => p.Role is PersonRole.Coordinator).ToList();
        return
        [
            .. from hour in proposed.GroupBy(o => (o.IssuedById, Hour: PeriodOf(o.CreatedAt)))
            from coordinator in coordinators
            where (PersonId)coordinator.Id != hour.Key.IssuedById
            select new PlannedReminder((PersonId)coordinator.Id, "", hour.Key.Hour, round.Now, hour.Max(o => o.CreatedAt) + Useful),
        ];
    }

    public async Task<ReminderFacts?> FindFactsAsync(UsmeDb db, Reminder reminder, DateTime now, CancellationToken cancel)
    {
        var role = await db.People.Where(p => p.Id == reminder.PersonId).Select(p => p.Role).SingleOrDefaultAsync(cancel);
        var count = await db.CertificateOrders.CountAsync(
            o => o.State == CertificateOrderState.Proposed && !db.SamePerson(reminder.PersonId).Contains(o.IssuedById),
            cancel
        );
        return role is not PersonRole.Coordinator || count == 0
            ? null
            : new ReminderFacts("/coordinacion/certificados/por-aprobar", Values(count));
    }

    private static string PeriodOf(DateTime proposedAt) => proposedAt.ToString("yyyyMMddHH", CultureInfo.InvariantCulture);

    private static Dictionary<string, string> Values(int count) =>
        new() { ["cuantas"] = SpanishCount.FormatGrouped(count, "constancia espera", "constancias esperan") };
}
