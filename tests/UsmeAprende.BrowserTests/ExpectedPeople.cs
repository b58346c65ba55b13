using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.People;

namespace UsmeAprende.BrowserTests;

/// <summary>People whom the café of today expects.</summary>
internal static class ExpectedPeople
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>People of the given first name who have reserved.</summary>
    public static async Task<List<Guid>> ReserveAsync(LiveSite site, int count, string givenName)
    {
        await using var scope = site.Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<UsmeDb>();
        var facilitator = await db.PersonIdentifiers.Where(i => i.MatchKey == $"MAIL:{Addresses.Facilitator}").Select(i => i.PersonId).SingleAsync(Cancel);
        var people = Enumerable.Range(0, count).Select(n => new WalkIn
        {
            Id = Guid.CreateVersion7(),
            DataTreatment = true,
            Profile = new Profile { GivenNames = Name($"{givenName} {Letters(n)}"), Surnames = Name("Ñandú"), Document = Document(n) },
        }).ToList();
        await scope.ServiceProvider.GetRequiredService<WalkIns>().RegisterAllAsync(facilitator, people, Cancel);
        db.AddRange(people.Select(p => new SeatReservation { GatheringId = DemoAttendance.Today, PersonId = p.Id }));
        await db.SaveChangesAsync(Cancel);
        return people.ConvertAll(p => p.Id);
    }

    /// <summary>How many of them are marked on the server.</summary>
    public static async Task<int> CountAsync(LiveSite site, List<Guid> people)
    {
        await using var scope = site.Host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<UsmeDb>().Set<Attendance>().CountAsync(a => people.Contains(a.PersonId), Cancel);
    }

    /// <summary>By which they are told apart.</summary>
    public static string Letters(int n) => $"{(char)('A' + (n / 26))}{(char)('A' + (n % 26))}";

    private static DocumentNumber Document(int n) =>
        DocumentNumber.TryParse(DocumentType.CC, $"{n:D2}{Random.Shared.Next(10_000, 99_999)}{n:D2}", out var number, out var problem) ? number : throw new InvalidOperationException(problem);

    private static PersonName Name(string text) =>
        PersonName.TryParse(text, out var name, out var problem) ? name : throw new InvalidOperationException(problem);
}
