using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Learning;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Privacy;
using UsmeAprende.Typing;

namespace UsmeAprende.Reports.Persons;

/// <summary>Lists people for coordinators, each human once (R14), by name. Erased people are left out.</summary>
public sealed class PersonListReader(UsmeDb db, PersonNameIndex names, CatalogueStore catalogue, TimeProvider clock)
{
    public const int PageLength = 50;

    /// <summary>Fewer digits would be in everybody's numbers.</summary>
    private const int FewestDigits = 4;

    /// <param name="filter">Whom to list.</param>
    /// <param name="page">Counted from 1; after the last page it is the last one.</param>
    /// <param name="cancel">Stops reading.</param>
    public async Task<PersonListPage> ReadAsync(PersonFilter filter, int page, CancellationToken cancel)
    {
        var (people, isCut) = await QueryAsync(filter, cancel);
        var count = await people.CountAsync(cancel);
        var pages = Math.Max(1, (count + PageLength - 1) / PageLength);
        var shown = Math.Clamp(page, 1, pages);
        var ids = await people
            .OrderBy(p => p.NameKey)
            .ThenBy(p => p.Id)
            .Skip((shown - 1) * PageLength)
            .Take(PageLength)
            .Select(p => p.SurvivorId)
            .ToListAsync(cancel);
        return new PersonListPage(count, shown, pages, isCut, await DescribeAsync(ids, cancel));
    }

    /// <summary>Everybody whom the filter lets through, by name: read in portions.</summary>
    public async IAsyncEnumerable<PersonListLine> ListAllAsync(PersonFilter filter, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (people, _) = await QueryAsync(filter, cancel);
        var ids = await people.OrderBy(p => p.NameKey).ThenBy(p => p.Id).Select(p => p.SurvivorId).ToListAsync(cancel);
        foreach (var part in ids.Chunk(HumanRows.Portion))
        foreach (var line in await DescribeAsync(part, cancel))
            yield return line;
    }

    /// <summary>The names of the groups, for choosing one.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> ListGroupsAsync(CancellationToken cancel) =>
        [
            .. (await db.Groups.AsNoTracking().OrderBy(g => g.Name).Select(g => new { g.Id, g.Name }).ToListAsync(cancel)).Select(g =>
                (g.Id, g.Name)
            ),
        ];

    /// <summary>What the list tells of these humans, in the order asked for.</summary>
    internal async Task<IReadOnlyList<PersonListLine>> DescribeAsync(IReadOnlyCollection<HumanId> humans, CancellationToken cancel)
    {
        var rows = await db.People.AsNoTracking().Include(p => p.Identifiers).Where(p => humans.Contains(p.SurvivorId)).ToListAsync(cancel);
        var ids = rows.ConvertAll(r => r.Id);
        var last = await db
            .LearningRecords.Where(r => ids.Contains(r.PersonId) && r.Verb != RecordVerb.Voided)
            .GroupBy(r => r.PersonId)
            .Select(own => new { own.Key, At = own.Max(r => r.EffectiveAt) })
            .ToDictionaryAsync(own => own.Key, own => (DateTime?)own.At, cancel);
        var consents = (
            await db
                .Consents.AsNoTracking()
                .Where(c => ids.Contains(c.PersonId) && c.Purpose == ConsentPurpose.DataTreatment)
                .ToListAsync(cancel)
        ).ToLookup(c => c.PersonId);
        var byHuman = rows.ToLookup(r => r.SurvivorId);
        return
        [
            .. humans
                .Where(byHuman.Contains)
                .Select(human =>
                    PersonListLine.Of(
                        byHuman[human].OrderByDescending(r => r.Id == (PersonId)human).ToList(),
                        byHuman[human].Max(r => last.GetValueOrDefault(r.Id)),
                        byHuman[human].SelectMany(r => consents[r.Id]).MaxBy(c => c.DecidedAt)?.Given == true
                    )
                ),
        ];
    }

    private async Task<(IQueryable<Person> People, bool IsCut)> QueryAsync(PersonFilter filter, CancellationToken cancel)
    {
        var people = db
            .People.AsNoTracking()
            .Where(p => p.MergedIntoId == null && p.ErasedAt == null)
            .WhereState(db, filter.State)
            .WhereActivity(db, filter.Activity, clock.GetUtcNow().UtcDateTime)
            .WhereBegan(db, catalogue.Current.Courses.FirstOrDefault(c => c.Id == filter.CourseId));
        if (filter.Role is { } role)
            people = people.Where(p => db.People.Any(own => own.SurvivorId == p.SurvivorId && own.Role == role));
        if (filter.GroupId is { } group)
            people = people.Where(p =>
                db.People.Any(own =>
                    own.SurvivorId == p.SurvivorId && db.Enrolments.Any(e => e.GroupId == group && e.PersonId == own.Id && e.LeftAt == null)
                )
            );
        if (TypedText.Fold(filter.Place, withDigits: true) is { Length: > 0 } place)
        {
            // People write places in their own words, so those written so far are compared without accents.
            var written = await db.People.Where(p => p.Place != null).Select(p => p.Place!).Distinct().ToListAsync(cancel);
            var alike = written.FindAll(w => TypedText.Fold(w, withDigits: true).Contains(place, StringComparison.Ordinal));
            people = people.Where(p => alike.Contains(p.Place!));
        }
        if (TypedText.CleanValue(filter.Search) is not { Length: > 0 } typed)
            return (people, false);
        var found = await SearchAsync(typed, cancel);
        return (people.Where(p => found.Contains(p.SurvivorId)), found.Count > PersonNameIndex.MostFound);
    }

    private async Task<IReadOnlyList<HumanId>> SearchAsync(string typed, CancellationToken cancel)
    {
        var digits = string.Concat(typed.Where(char.IsAsciiDigit));
        if (digits.Length == 0 && !typed.Contains('@', StringComparison.Ordinal))
            return await names.SearchAsync(typed, cancel);
        var keys = PersonIdentifier.PossibleKeys(typed);
        var exact = await Owners(i => keys.Contains(i.MatchKey)).ToListAsync(cancel);
        return exact.Count > 0 || digits.Length < FewestDigits
            ? exact
            : await Owners(i => i.Kind != IdentifierKind.Email && i.Value.Contains(digits))
                .Take(PersonNameIndex.MostFound + 1)
                .ToListAsync(cancel);
    }

    private IQueryable<HumanId> Owners(Expression<Func<PersonIdentifier, bool>> which) =>
        db.PersonIdentifiers.Where(which).Join(db.People, i => i.PersonId, p => p.Id, (i, p) => p.SurvivorId).Distinct();
}

/// <summary>A page of the list.</summary>
/// <param name="Count">How many people there are on all pages.</param>
/// <param name="IsCut">There are so many of that name that not all are listed.</param>
public sealed record PersonListPage(int Count, int Page, int Pages, bool IsCut, IReadOnlyList<PersonListLine> Lines);

/// <summary>A human as the list of coordinators shows them, from all their rows.</summary>
/// <param name="LastAt">When they last did something that counts; null if never.</param>
/// <param name="HasConsent">Whether their latest decision allows that their data are kept.</param>
public sealed record PersonListLine(PersonId Id, string Name, string? Place, PersonRole Role, DateTime? LastAt, bool HasConsent)
{
    public PersonIdentifier? Document { get; private init; }

    public PersonIdentifier? Phone { get; private init; }

    public PersonIdentifier? Email { get; private init; }

    public int? BirthYear { get; private init; }

    public DateTime CreatedAt { get; private init; }

    public bool HasPassword { get; private init; }

    public bool DocumentSeen => Document?.VerifiedAt is not null;

    internal static PersonListLine Of(IReadOnlyList<Person> rows, DateTime? lastAt, bool hasConsent)
    {
        var root = rows[0];
        return new PersonListLine(
            root.Id,
            root.FullName,
            root.Place ?? rows.Select(r => r.Place).FirstOrDefault(p => p is not null),
            rows.Max(r => r.Role),
            lastAt,
            hasConsent
        )
        {
            Document = Find(IdentifierKind.Document),
            Phone = Find(IdentifierKind.Phone),
            Email = Find(IdentifierKind.Email),
            BirthYear = rows.Select(r => r.BirthYear).FirstOrDefault(y => y is not null),
            CreatedAt = rows.Min(r => r.CreatedAt),
            HasPassword = rows.Any(r => r.PasswordHash is not null),
        };

        // A proven one says more than one that is only claimed, in whichever row.
        PersonIdentifier? Find(IdentifierKind kind) =>
            rows.SelectMany(r => r.Identifiers).Where(i => i.Kind == kind).OrderBy(i => i.VerifiedAt is null).FirstOrDefault();
    }
}
