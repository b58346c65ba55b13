using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Data;
using UsmeAprende.Demo;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.People.Identity;

namespace UsmeAprende.BrowserTests.Gatherings;

/// <summary>A café of now that is one test's alone: whom others mark meanwhile does not count in it.</summary>
internal sealed class OwnGathering
{
    private readonly LiveSite _site;
    private readonly Guid _id;

    private OwnGathering(LiveSite site, Guid id, PersonId[] people) => (_site, _id, People) = (site, id, people);

    /// <summary>Who has reserved.</summary>
    public Guid Id => _id;

    public PersonId[] People { get; }

    /// <summary>The address of its list.</summary>
    public string Path => $"{DayPath}/asistencia";

    /// <summary>The address of its day, under which its other pages stand.</summary>
    public string DayPath => $"/facilitacion/encuentros/{_id}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Plans one for which so many of the given first name reserve.</summary>
    public static async Task<OwnGathering> PlanAsync(LiveSite site, int expected = 0, string givenName = "")
    {
        await using var scope = site.Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<UsmeDb>();
        var model = await db
            .Gatherings.AsNoTracking()
            .Include(g => g.Facilitators)
            .Include(g => g.Lessons)
            .SingleAsync(g => g.Id == DemoAttendance.Today, Cancel);
        var cafe = Gathering.Create(
            Guid.CreateVersion7(),
            model.ToPlan() with
            {
                Title = "Café charlado: una prueba",
            },
            model.When,
            null,
            model.StartsAt
        );
        var people = Enumerable.Range(0, expected).Select(n => Neighbour($"{givenName} {Letters(n)}", n)).ToList();
        await scope
            .ServiceProvider.GetRequiredService<WalkInRegistration>()
            .RegisterAllAsync(model.Facilitators[0].PersonId.AsFacilitator(), people, Cancel);
        db.Add(cafe);
        db.AddRange(people.Select(p => new SeatReservation { GatheringId = cafe.Id, PersonId = p.Id }));
        await db.SaveChangesAsync(Cancel);
        return new OwnGathering(site, cafe.Id, [.. people.Select(p => p.Id)]);
    }

    /// <summary>How many of those who reserved are marked on the server.</summary>
    public async Task<int> CountAsync()
    {
        await using var scope = _site.Host.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<UsmeDb>()
            .Attendances.CountAsync(a => a.GatheringId == _id && People.Contains(a.PersonId), Cancel);
    }

    /// <summary>By which they are told apart.</summary>
    public static string Letters(int n) => $"{(char)('A' + (n / 26))}{(char)('A' + (n % 26))}";

    private static WalkInDetails Neighbour(string givenNames, int n) =>
        new()
        {
            Id = PersonId.New(),
            DataTreatment = true,
            Profile = new PersonProfile
            {
                GivenNames = Name(givenNames),
                Surnames = Name("Ñandú"),
                Document = Document(n),
            },
        };

    private static DocumentNumber Document(int n) =>
        DocumentNumber.TryParse(
            IdentityDocumentType.CC,
            $"{n:D2}{Random.Shared.Next(10_000, 99_999)}{n:D2}",
            out var number,
            out var problem
        )
            ? number
            : throw new InvalidOperationException(problem);

    private static PersonName Name(string text) =>
        PersonName.TryParse(text, out var name, out var problem) ? name : throw new InvalidOperationException(problem);
}
