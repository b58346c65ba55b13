using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.People;

namespace UsmeAprende.Reminders.Kinds;

/// <summary>What the kinds about gatherings ask of seats.</summary>
internal static class CafeSeats
{
    public static readonly IReadOnlyDictionary<string, string> Sample = new Dictionary<string, string>
    {
        ["encuentro"] = "Café charlado «Cuidarme»",
        ["cuando"] = "el sábado 6 de junio, 9:00 a. m.",
        ["lugar"] = "Salón comunal Olarte, Calle 1 # 2-03",
        ["motivo"] = "El salón está en arreglo.",
    };

    /// <summary>Seats at gatherings still to come.</summary>
    public static IQueryable<CafeSeat> ToCome(UsmeDb db, DateTime now) =>
        from seat in db.SeatReservations.AsNoTracking()
        join gathering in db.Gatherings on seat.GatheringId equals gathering.Id
        where gathering.StartsAt > now
        select new CafeSeat { Seat = seat, Gathering = gathering };

    /// <summary>Those seats as reminders to whoever speaks for each person now (R14).</summary>
    public static async Task<IReadOnlyList<PlannedReminder>> PlanAsync(
        PlanningRound round,
        IEnumerable<CafeSeat> seats,
        Func<CafeSeat, string> period,
        Func<CafeSeat, DateTime> due,
        CancellationToken cancel
    )
    {
        var planned = new List<PlannedReminder>();
        foreach (var seat in seats)
            if (await round.SurvivorAsync(seat.Seat.PersonId, cancel) is { } person)
                planned.Add(new PlannedReminder(person, seat.Gathering.Id.ToString("N"), period(seat), due(seat), seat.Gathering.StartsAt));
        return planned;
    }

    /// <summary>Of each change of a gathering one is told of the last.</summary>
    public static string Period(Gathering gathering) => gathering.Sequence.ToString(CultureInfo.InvariantCulture);

    /// <summary>The gathering a reminder is about and the person's seat at it, of several rows the best.</summary>
    public static async Task<(Gathering Gathering, SeatState? State)?> OfAsync(UsmeDb db, Reminder reminder, CancellationToken cancel)
    {
        var id = Guid.ParseExact(reminder.Subject, "N");
        if (await db.Gatherings.AsNoTracking().SingleOrDefaultAsync(g => g.Id == id, cancel) is not { } gathering)
            return null;
        var states = await db
            .SeatReservations.Where(s => s.GatheringId == id && db.SamePerson(reminder.PersonId).Contains(s.PersonId))
            .Select(s => s.State)
            .ToListAsync(cancel);
        return (gathering, states.Count == 0 ? null : states.Min());
    }

    public static async Task<ReminderFacts> FactsAsync(UsmeDb db, Gathering gathering, DateTime now, CancellationToken cancel)
    {
        var venue = await db.Venues.AsNoTracking().SingleOrDefaultAsync(v => v.Id == gathering.VenueId, cancel);
        return new ReminderFacts(
            $"/encuentros/{gathering.Id}",
            new Dictionary<string, string>
            {
                ["encuentro"] = gathering.Title,
                ["cuando"] = When(gathering.StartsAt, now),
                ["lugar"] =
                    venue is null ? "el lugar de siempre"
                    : venue.Address.Length > 0 ? $"{venue.Name}, {venue.Address}"
                    : venue.Name,
                ["motivo"] = gathering.ChangeReason is { Length: > 0 } reason ? reason : "Le pedimos disculpas.",
            }
        );
    }

    private static string When(DateTime startsAt, DateTime now) =>
        (BogotaClock.DayOf(startsAt).DayNumber - BogotaClock.DayOf(now).DayNumber) switch
        {
            0 => $"hoy, {Days.SayTime(startsAt)}",
            1 => $"mañana {Days.Say(startsAt)}",
            _ => $"el {Days.Say(startsAt)}",
        };
}
