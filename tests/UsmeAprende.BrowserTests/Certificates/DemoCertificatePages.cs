using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Certificates;
using UsmeAprende.Data;
using UsmeAprende.Demo;

namespace UsmeAprende.BrowserTests.Certificates;

/// <summary>Pages of one certificate, of the demo data: valid, revoked, replaced.</summary>
internal static class DemoCertificatePages
{
    private const string Queue = "/coordinacion/certificados";

    public static async Task<string[]> ListAsync(IServiceProvider services, string visitor)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<UsmeDb>();
        return visitor switch
        {
            "" => await PublicAsync(db),
            PageAddresses.Learner => await OfHolderAsync(db),
            PageAddresses.Coordinator => await OfCoordinatorAsync(db),
            _ => [],
        };
    }

    private static async Task<string[]> PublicAsync(UsmeDb db) => [.. (await OfCoursesAsync(db)).Select(c => $"/verificar/{c.Code}")];

    private static async Task<string[]> OfHolderAsync(UsmeDb db)
    {
        var learner = await db
            .PersonIdentifiers.Where(i => i.MatchKey == "MAIL:" + PageAddresses.Learner)
            .Select(i => i.PersonId)
            .SingleAsync();
        return [$"/mis-certificados/{await db.Certificates.Where(c => c.PersonId == learner).Select(c => c.Id).FirstAsync()}"];
    }

    private static async Task<string[]> OfCoordinatorAsync(UsmeDb db)
    {
        var entries = await OfCoursesAsync(db);
        var ofCafe = await db.Certificates.AsNoTracking().Where(c => c.Subject.StartsWith("encuentro/")).FirstAsync();
        var people = await db
            .Enrolments.Where(e => db.Groups.Any(g => g.Id == e.GroupId && g.CourseId == entries[0].Subject))
            .Select(e => e.PersonId)
            .Distinct()
            .ToListAsync();
        return
        [
            .. entries.Select(c => $"{Queue}/{c.Id}"),
            .. people.Select(p => $"{Queue}/personas/{p}/{entries[0].Subject}"),
            $"{Queue}/encuentros/{DemoAttendance.LastWeek}",
            $"{Queue}/{ofCafe.Subject.Replace("encuentro/", "encuentros/", StringComparison.Ordinal)}/personas/{ofCafe.PersonId}",
        ];
    }

    private static Task<List<IssuedCertificate>> OfCoursesAsync(UsmeDb db) =>
        db.Certificates.AsNoTracking().Where(c => !c.Subject.StartsWith("encuentro/")).OrderBy(c => c.Number).ToListAsync();
}
