using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Data;
using UsmeAprende.Demo;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Gatherings.Following;
using UsmeAprende.Gatherings.Groups;
using UsmeAprende.Gatherings.Paper;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.People.Cards;
using UsmeAprende.People.Identity;

namespace UsmeAprende.BrowserTests.Gatherings;

/// <summary>The pages of one gathering, group, venue, list or person of the demo data, by who opens them.</summary>
internal static class DemoGatheringPages
{
    private const string Facilitation = "/facilitacion";

    // A line of each sort: new, doubtful, repeated and wrong.
    private const string List = """
        nombres,apellidos,tipo,documento,año de nacimiento
        Domitila,Quintín Listada,CC,1032456789,1980
        Domitila,Quintín Listada,CC,1032456789,1980
        María José de la Concepción,Ñáñez Güiza,,,1955
        Sin,,CC,12,
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<string[]> ListAsync(IServiceProvider services, string visitor)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<UsmeDb>();
        return visitor switch
        {
            "" => await PublicAsync(scope.ServiceProvider, db),
            PageAddresses.Learner => await LearnersAsync(scope.ServiceProvider, db),
            PageAddresses.Facilitator => await FacilitatorsAsync(scope.ServiceProvider, db),
            PageAddresses.Coordinator =>
            [
                $"/coordinacion/duplicados/{await db.PossibleDuplicates.Select(d => d.Id).FirstAsync(Cancel)}",
                $"/coordinacion/lugares/{await db.Places.Select(p => p.Id).FirstAsync(Cancel)}",
                $"{Facilitation}/lugares-de-encuentro/{await db.Venues.Select(v => v.Id).FirstAsync(Cancel)}",
            ],
            _ => [],
        };
    }

    private static async Task<string[]> PublicAsync(IServiceProvider services, UsmeDb db)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var coming = await db.Gatherings.Where(g => g.StartsAt > now).ToListAsync(Cancel);
        var group = coming.First(g => g.GroupId is not null && g.CancelledAt is null);
        string[] links = [ReservationToken.Create(), ReservationToken.Create()];
        foreach (var link in links)
            await services.GetRequiredService<ReservationService>().ReserveAsNewcomerAsync(group.Id, Newcomer(), link, Cancel);
        await services.GetRequiredService<ReservationService>().GiveUpAsync(links[1], Guid.CreateVersion7(), Cancel);
        return
        [
            $"/sigan/{await OpenRoomAsync(services)}",
            $"/encuentros/{group.Id}",
            $"/encuentros/{coming.First(g => g.CancelledAt is not null).Id}",
            $"/encuentros/{coming.First(g => g.CancelledAt is null && g.Sequence > 0).Id}",
            $"/encuentros/{DemoAttendance.LastWeek}",
            $"/encuentros/{group.Id}/reservar",
            $"/encuentros/grupos/{group.GroupId}",
            .. links.Select(link => $"/encuentros/reservas/{link}"),
            $"/encuentros/reservas/{links[0]}/datos",
            $"/encuentros/reservas/{links[0]}/ceder",
        ];
    }

    private static async Task<string[]> LearnersAsync(IServiceProvider services, UsmeDb db)
    {
        var learner = await db
            .PersonIdentifiers.Where(i => i.MatchKey == $"MAIL:{PageAddresses.Learner}")
            .Select(i => i.PersonId)
            .SingleAsync(Cancel);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var coming = await db
            .Gatherings.Where(g => g.StartsAt > now && g.GroupId != null && g.CancelledAt == null)
            .OrderBy(g => g.StartsAt)
            .FirstAsync(Cancel);
        await services.GetRequiredService<EnrolmentService>().EnrolSelfAsync(learner, coming.GroupId!.Value, Cancel);
        await services.GetRequiredService<ReservationService>().ReserveAsync(learner, coming.Id, Cancel);
        return [$"/mis-encuentros/{coming.Id}/ceder", $"/mis-encuentros/grupos/{coming.GroupId}/salir"];
    }

    private static async Task<string[]> FacilitatorsAsync(IServiceProvider services, UsmeDb db)
    {
        var facilitator = await db
            .PersonIdentifiers.Where(i => i.MatchKey == $"MAIL:{PageAddresses.Facilitator}")
            .Select(i => i.PersonId)
            .SingleAsync(Cancel);
        // Whoever was just given a card has no PIN yet, and a gathering of the group to which they came.
        var carded = DemoAttendance.NeighbourId(5);
        Assert.NotNull(await services.GetRequiredService<SignInCardIssuing>().IssueAsync(facilitator.AsFacilitator(), carded, Cancel));
        var cancelled = await db
            .Gatherings.Where(g => g.CancelledAt != null && g.Facilitators.Any(f => f.PersonId == facilitator))
            .Select(g => g.Id)
            .FirstAsync(Cancel);
        var talk = await db.Gatherings.Where(g => g.Kind == "talk").Select(g => g.Id).FirstAsync(Cancel);
        var group = await db
            .Gatherings.Where(g => g.GroupId != null && g.ClosedAt == null && g.Facilitators.Any(f => f.PersonId == facilitator))
            .Select(g => g.GroupId!.Value)
            .FirstAsync(Cancel);
        var seat = await db
            .SeatReservations.Where(r => r.GatheringId == talk && r.State == SeatState.Reserved)
            .Select(r => r.Id)
            .FirstAsync(Cancel);
        var member = await db.Enrolments.Where(e => e.GroupId == group && e.LeftAt == null).Select(e => e.PersonId).FirstAsync(Cancel);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var met = await db.Gatherings.Where(g => g.GroupId == group && g.EndsAt < now).Select(g => g.Id).FirstAsync(Cancel);
        var marks = await db
            .Enrolments.Where(e => e.GroupId == group)
            .Select(e => new AttendanceMark
            {
                Id = Guid.CreateVersion7(),
                Person = e.PersonId,
                Kind = MarkKind.Came,
                OccurredAt = e.EnrolledAt,
            })
            .ToListAsync(Cancel);
        await services.GetRequiredService<AttendanceTaking>().StoreMarksAsync(facilitator.AsFacilitator(), met, marks, "form", Cancel);
        var import = services.GetRequiredService<ListImport>();
        var gathering = await db
            .Gatherings.AsNoTracking()
            .Include(g => g.Facilitators)
            .SingleAsync(g => g.Id == DemoAttendance.Today, Cancel);
        var marking = await import.ReadAsync(facilitator.AsFacilitator(), gathering, Csv(), "lista.csv", allCame: false, Cancel);
        var registering = await import.ReadAsync(facilitator.AsFacilitator(), null, Csv(), "lista.csv", allCame: false, Cancel);
        await OpenRoomAsync(services);
        var today = $"{Facilitation}/encuentros/{DemoAttendance.Today}";
        return
        [
            .. new[] { "editar", "cancelar", "reservas", "reservas/nueva", "compartir" }.Select(page =>
                $"{Facilitation}/encuentros/{talk}/{page}"
            ),
            $"{Facilitation}/encuentros/{talk}/reservas/{seat}/no-viene",
            $"{Facilitation}/encuentros/{cancelled}/restablecer",
            $"{Facilitation}/encuentros/nuevo?igual={talk}",
            $"{Facilitation}/encuentros/nuevo?grupo={group}",
            .. new[]
            {
                "papel",
                "soportes",
                "acta",
                "carnes",
                $"personas/{DemoAttendance.NeighbourId(1)}",
                $"personas/{DemoAttendance.NeighbourId(1)}/es-la-misma",
                $"papel/{marking.List}",
            }.Select(page => $"{today}/{page}"),
            $"{today}/sigan",
            $"{Facilitation}/encuentros/{DemoAttendance.LastWeek}/registrar",
            $"{Facilitation}/personas/importar/{registering.List}",
            $"{Facilitation}/personas/importar/{registering.List}/documentos",
            $"{Facilitation}/grupos/{group}",
            $"{Facilitation}/grupos/{group}/compartir",
            $"{Facilitation}/grupos/{group}/retirar/{member}",
            $"{Facilitation}/personas/{carded}",
            $"{Facilitation}/personas/{carded}/corregir",
            $"{Facilitation}/personas/{carded}/carne/pin",
            .. new[] { "por-cerrar", "pasados", "cancelados" }.Select(list => $"{Facilitation}/encuentros?ver={list}"),
        ];
    }

    /// <summary>The code by which phones follow today's café; the same one for everybody who asks.</summary>
    private static async Task<string> OpenRoomAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<UsmeDb>();
        var facilitator = await db
            .PersonIdentifiers.Where(i => i.MatchKey == $"MAIL:{PageAddresses.Facilitator}")
            .Select(i => i.PersonId)
            .SingleAsync(Cancel);
        var lesson = new ActivityId(BrowserLesson.First["/cursos/".Length..]);
        var rooms = services.GetRequiredService<LessonRoomService>();
        Assert.Equal(LessonRoomResult.Done, await rooms.OpenAsync(facilitator.AsFacilitator(), DemoAttendance.Today, lesson, Cancel));
        return await db.LessonRooms.Where(r => r.GatheringId == DemoAttendance.Today).Select(r => r.Code).SingleAsync(Cancel);
    }

    private static MemoryStream Csv() => new(Encoding.UTF8.GetBytes(List));

    private static PersonProfile Newcomer() =>
        new()
        {
            GivenNames = Name("Ana"),
            Surnames = Name("Chisacá"),
            Email = PersonEmailAddress.TryParse($"ana{Guid.CreateVersion7():N}@ejemplo.co", out var email, out _) ? email : null,
        };

    private static PersonName Name(string text) =>
        PersonName.TryParse(text, out var name, out var problem) ? name : throw new InvalidOperationException(problem);
}
