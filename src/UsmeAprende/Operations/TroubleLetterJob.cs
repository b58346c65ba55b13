using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Jobs;
using UsmeAprende.Mail;
using UsmeAprende.People;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Operations;

/// <summary>What is wrong with the site now. Answered by the site, whose checks know more than the library.</summary>
public interface ISiteTroubleSource
{
    /// <summary>Each trouble as whole Spanish sentences; empty if there is none.</summary>
    Task<IReadOnlyList<string>> ListTroublesAsync(CancellationToken cancel);
}

/// <summary>
/// Writes to the administrators what has to be mended, once a day at most: they look at the page only when something has failed already.
/// </summary>
internal sealed class TroubleLetterJob(
    ISiteTroubleSource source,
    UsmeDb db,
    EmailQueue post,
    JobRunStore runs,
    EntityLetterhead letterhead,
    TimeProvider clock
) : ISiteJob
{
    public const string Name = "avisos-de-fallas";

    // A letter that leaves later says what the next one says better.
    private static readonly TimeSpan Useful = TimeSpan.FromHours(20);

    public async Task RunAsync(JobReport report, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var today = BogotaClock.DayOf(now).ToString("O", CultureInfo.InvariantCulture);
        if (await source.ListTroublesAsync(cancel) is not { Count: > 0 } troubles)
        {
            report.Complete("No hay nada por arreglar.");
            return;
        }
        if (runs.FindMark(Name) == today)
        {
            report.Complete("Hoy ya se escribió a quienes administran.");
            return;
        }
        var readers = await ListReadersAsync(cancel);

        // Before the letters: killed in between, a day's letter is lost, and none is sent twice.
        runs.SetMark(Name, today);
        await db.WriteAsync(
            () =>
            {
                foreach (var (person, name, address) in readers)
                    post.Enqueue(Write(person, name, address, troubles), now + Useful);
                return Task.FromResult(0);
            },
            cancel
        );
        report.Complete($"Por arreglar: {troubles.Count}. Se les escribió a {readers.Count} de quienes administran.");
    }

    // Only proven addresses: what is wrong with the site is nobody else's business.
    private async Task<List<(PersonId Id, string Name, string Address)>> ListReadersAsync(CancellationToken cancel)
    {
        var rows = await (
            from identifier in db.PersonIdentifiers
            where identifier.Kind == IdentifierKind.Email && identifier.VerifiedAt != null
            join person in db.People on identifier.PersonId equals person.Id
            where person.Role == PersonRole.Administrator
            select new
            {
                person.Id,
                person.GivenNames,
                identifier.Value,
            }
        ).ToListAsync(cancel);
        return rows.ConvertAll(row => (row.Id, row.GivenNames, row.Value));
    }

    private EmailMessage Write(PersonId person, string name, string to, IReadOnlyList<string> troubles) =>
        new()
        {
            Owner = person,
            To = to,
            Subject = $"{letterhead.SiteName}: hay algo por arreglar",
            Text = $"""
                Hola, {name}:

                El sitio se revisó solo y encontró esto:

                {string.Join("\n\n", troubles)}

                Para arreglarlo, entre a {letterhead.SiteAddress
                    ?? letterhead.SiteName} y abra Administración. Esta carta sale a lo sumo una vez al día, mientras haya algo.

                {string.Join('\n', letterhead.Sign("usted administra el sitio."))}

                """,
        };
}
