using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Documents.Paper;
using UsmeAprende.People;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Certificates.Issuing;

/// <summary>
/// Reads people as a certificate would name them, with several rows of one human as one (R14), and with warnings for the coordinator.
/// </summary>
public sealed class CertificateHolderReader(UsmeDb db, EarlierOutcomeReader earlier)
{
    /// <summary>Null if there is no such person any more.</summary>
    /// <param name="person">Any of their rows.</param>
    /// <param name="subject">What the certificate would be for.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<CertificateHolder?> FindAsync(PersonId person, string subject, CancellationToken cancel)
    {
        var survivor = await db.People.Where(p => p.Id == person).Select(p => p.SurvivorId).FirstOrDefaultAsync(cancel);
        return (await ListAsync([survivor], subject, cancel)).SingleOrDefault();
    }

    /// <param name="survivors">Any number of people.</param>
    /// <param name="subject">What the certificates would be for.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<IReadOnlyList<CertificateHolder>> ListAsync(
        IReadOnlyCollection<HumanId> survivors,
        string subject,
        CancellationToken cancel
    )
    {
        var holders = new List<CertificateHolder>(survivors.Count);
        foreach (var portion in survivors.Chunk(CertificateCandidateReader.Portion))
        {
            var rows = await db
                .People.AsNoTracking()
                .Include(p => p.Identifiers)
                .Where(p => portion.Contains(p.SurvivorId) && p.ErasedAt == null)
                .Select(p => new
                {
                    Person = p,
                    IsDoubted = db.PossibleDuplicates.Any(d => d.Verdict == null && (d.OneId == p.Id || d.OtherId == p.Id)),
                })
                .ToListAsync(cancel);
            var ended = await earlier.ListEndedAsync(portion, subject, cancel);
            var sentBack = await earlier.ListSentBackAsync(portion, subject, cancel);
            holders.AddRange(
                rows.GroupBy(r => r.Person.SurvivorId)
                    .Where(own => own.Any(r => r.Person.Id == (PersonId)own.Key))
                    .Select(own =>
                        Create(
                            own.Key,
                            [.. own.Select(r => r.Person)],
                            own.Any(r => r.IsDoubted),
                            ended.GetValueOrDefault(own.Key),
                            sentBack.GetValueOrDefault(own.Key)
                        )
                    )
            );
        }
        return holders;
    }

    private static CertificateHolder Create(HumanId survivor, Person[] rows, bool isDoubted, EndedCertificate? ended, string? sentBack)
    {
        var person = rows.Single(r => r.Id == (PersonId)survivor);
        var document = rows.SelectMany(r => r.Identifiers)
            .Where(i => i.Kind is IdentifierKind.Document)
            .OrderBy(i => i.VerifiedAt is null)
            .ThenBy(i => i.PersonId != (PersonId)survivor)
            .FirstOrDefault();
        var concerns = new List<IssueWarning>();
        if (document is null)
            concerns.Add(IssueWarning.NoDocument);
        else if (document.VerifiedAt is null)
            concerns.Add(IssueWarning.DocumentNotVerified);
        if (ended is not null)
            concerns.Add(IssueWarning.RevokedBefore);
        if (sentBack is not null)
            concerns.Add(IssueWarning.SentBackBefore);
        var sign = PaperFonts.FindFirstMissing(person.FullName);
        if (sign is not null)
            concerns.Add(IssueWarning.UnprintableName);
        if (NameCapitals.AreOdd(person.FullName))
            concerns.Add(IssueWarning.OddCapitals);
        if (isDoubted)
            concerns.Add(IssueWarning.PossibleDuplicate);
        return new CertificateHolder(survivor, person.FullName, person.Place, document, [.. concerns])
        {
            Ended = ended,
            SentBack = sentBack,
            UnprintableSign = sign,
        };
    }
}

/// <summary>A possible holder of a certificate, with warnings that somebody must check first.</summary>
/// <param name="HumanId">The survivor's, where several rows are one human (R14).</param>
/// <param name="Document">The verified document if there is one; only a verified document is printed (R10).</param>
public sealed record CertificateHolder(
    HumanId HumanId,
    string Name,
    string? Place,
    PersonIdentifier? Document,
    ImmutableArray<IssueWarning> Warnings
)
{
    /// <summary>The last certificate for the same thing that was revoked, annulled or withdrawn; null if there is none.</summary>
    public EndedCertificate? Ended { get; init; }

    /// <summary>Why another coordinator sent the last proposal back; null if it was not.</summary>
    public string? SentBack { get; init; }

    /// <summary>The first sign of the name that no font of documents has; null if the name can be printed.</summary>
    public string? UnprintableSign { get; init; }

    /// <summary>Somebody decided against it before: it is issued only if a coordinator ticks it on purpose.</summary>
    public bool MustBeChosen => Ended is not null || SentBack is not null;

    public bool HasVerifiedDocument => Document is { VerifiedAt: not null };
}

/// <summary>What a coordinator must check before a certificate is issued.</summary>
public enum IssueWarning
{
    /// <summary>The person has no document: nothing can be issued.</summary>
    NoDocument,

    /// <summary>No staff member has seen the document: nothing can be issued (R10).</summary>
    DocumentNotVerified,

    /// <summary>A certificate for the same thing was revoked, annulled or withdrawn: read why before another is issued.</summary>
    RevokedBefore,

    OddCapitals,

    /// <summary>Lessons were finished faster than anyone can read them (R6).</summary>
    ImplausibleSpeed,

    /// <summary>The person is in the queue of possible duplicates (R14).</summary>
    PossibleDuplicate,

    /// <summary>Another coordinator sent the last proposal back: read why before it is proposed again.</summary>
    SentBackBefore,

    /// <summary>No font of documents has a sign of the name: it must be spelt otherwise before anything is issued.</summary>
    UnprintableName,
}

/// <summary>
/// Finds names that would look wrong on paper: <c>ANA RUIZ</c>, <c>ana ruiz</c>, <c>aNA RUiz</c>. Only a person knows the right form, so it
/// is shown and never changed automatically.
/// </summary>
public static class NameCapitals
{
    // Particles are written with or without a capital inside a name.
    private static readonly HashSet<string> Particles = new(
        ["de", "del", "la", "las", "los", "el", "y", "e", "da", "das", "do", "dos", "di", "van", "von", "der"],
        StringComparer.Ordinal
    );

    public static bool AreOdd(string name) => Words(name).Any(word => !Particles.Contains(word) && !IsUsual(word));

    // An apostrophe is a letter's sign in Wayuunaiki (Kaa'ushi) and begins no word.
    private static string[] Words(string name) => name.Split([' ', '-', '.'], StringSplitOptions.RemoveEmptyEntries);

    // McCormick and DiCarlo are real names: only a small first letter, or capitals throughout, are wrong.
    private static bool IsUsual(string word) =>
        !char.IsLower(word[0]) && (word.Length < 3 || word.Any(char.IsLower) || !word.Any(char.IsUpper));
}
