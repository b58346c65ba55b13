using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Reminders.Planning;

namespace UsmeAprende.Reminders.Kinds;

/// <summary>
/// Tells the holder that a certificate was issued, or again if a coordinator asks for it: a service notice, since they count on it. Not
/// sent if the certificate was revoked, replaced or withdrawn meanwhile.
/// </summary>
public sealed class CertificateIssuedReminder : IReminderKind
{
    internal const string KindId = "constancia";

    private static readonly TimeSpan Useful = TimeSpan.FromDays(10);

    public string Id => KindId;

    public string Name => "Mi constancia está lista";

    public ReminderPurpose Purpose => ReminderPurpose.Service;

    public int Priority => 10;

    public IReadOnlyDictionary<string, string> Sample => Values("Herramientas digitales básicas");

    public async Task<IReadOnlyList<PlannedReminder>> PlanAsync(PlanningRound round, CancellationToken cancel)
    {
        var since = round.Now - Useful;
        var issued = await round
            .Db.Certificates.Where(c => (c.IssuedAt > since || c.ResentAt > since) && c.End == null && c.PersonId != null)
            .Select(c => new
            {
                c.Id,
                PersonId = c.PersonId!.Value,
                c.IssuedAt,
                c.ResentAt,
            })
            .ToListAsync(cancel);
        var planned = new List<PlannedReminder>();
        foreach (var one in issued)
            if (await round.FindSurvivorAsync(one.PersonId, cancel) is { } person)
                planned.Add(
                    new PlannedReminder(
                        (PersonId)person,
                        one.Id.ToString("N"),
                        PeriodOf(one.ResentAt),
                        round.Now,
                        (one.ResentAt ?? one.IssuedAt) + Useful
                    )
                );
        return planned;
    }

    public async Task<ReminderFacts?> FindFactsAsync(UsmeDb db, Reminder reminder, DateTime now, CancellationToken cancel)
    {
        var id = Guid.ParseExact(reminder.Subject, "N");
        var words = (await db.Certificates.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.End == null, cancel))?.Words;
        return words is null ? null : new ReminderFacts("/mis-certificados", Values(words.Title));
    }

    // Each request of the coordinator is a message of its own.
    private static string PeriodOf(DateTime? resentAt) => resentAt?.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture) ?? "";

    private static Dictionary<string, string> Values(string title) => new() { ["titulo"] = title };
}
