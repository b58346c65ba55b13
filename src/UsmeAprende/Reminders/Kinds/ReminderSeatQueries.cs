using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.People;
using UsmeAprende.Reminders.Planning;
using UsmeAprende.Wording;

namespace UsmeAprende.Reminders.Kinds;

/// <summary>Queries about seats, shared by the kinds about gatherings.</summary>
internal static class ReminderSeatQueries
{
    public static readonly IReadOnlyDictionary<string, string> Sample = new Dictionary<string, string>
    {
        ["encuentro"] = "Café charlado «Cuidarme»",
        ["cuando"] = "el sábado 6 de junio, 9:00 a. m.",
        ["lugar"] = "Salón comunal Olarte, Calle 1 # 2-03",
        ["motivo"] = "El salón está en arreglo.",
    };

    /// <summary>Seats at future gatherings.</summary>
    public static IQueryable<ReminderSeat> QueryUpcoming(UsmeDb db, DateTime now) =>
        from seat in db.SeatReservations.AsNoTracking()
        join gathering in db.Gatherings on seat.GatheringId equals gathering.Id
        where gathering.StartsAt > now
        select new ReminderSeat { Seat = seat, Gathering = gathering };

    /// <summary>Plans a reminder for each of these seats, for the person's survivor row (R14).</summary>
    public static async Task<IReadOnlyList<PlannedReminder>> PlanAsync(
        PlanningRound round,
        IEnumerable<ReminderSeat> seats,
        Func<ReminderSeat, string> period,
        Func<ReminderSeat, DateTime> due,
        CancellationToken cancel
    )
    {
        var planned = new List<PlannedReminder>();
        foreach (var seat in seats)
            if (await round.FindSurvivorAsync(seat.Seat.PersonId, cancel) is { } person)
                planned.Add(
                    new PlannedReminder((PersonId)person, seat.Gathering.Id.ToString("N"), period(seat), due(seat), seat.Gathering.StartsAt)
                );
        return planned;
    }

    /// <summary>Changes with each change of a gathering, so that the last change is a new reminder.</summary>
    public static string PeriodOf(Gathering gathering) => gathering.Sequence.ToString(CultureInfo.InvariantCulture);

    /// <summary>The gathering of a reminder, and the best state of the person's seats at it, over all rows of the person.</summary>
    public static async Task<(Gathering Gathering, SeatState? State)?> FindAsync(UsmeDb db, Reminder reminder, CancellationToken cancel)
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

    /// <summary>For those who have a seat: the link leads to their own page, where it can be given up.</summary>
    public static async Task<ReminderFacts> ReadSeatFactsAsync(UsmeDb db, Gathering gathering, DateTime now, CancellationToken cancel) =>
        await ReadFactsAsync(db, gathering, now, cancel) with
        {
            Link = $"/mis-encuentros#e-{gathering.Id}",
        };

    public static async Task<ReminderFacts> ReadFactsAsync(UsmeDb db, Gathering gathering, DateTime now, CancellationToken cancel)
    {
        var venue = await db.Venues.AsNoTracking().SingleOrDefaultAsync(v => v.Id == gathering.VenueId, cancel);
        return new ReminderFacts(
            $"/encuentros/{gathering.Id}",
            new Dictionary<string, string>
            {
                ["encuentro"] = gathering.Title,
                ["cuando"] = FormatStart(gathering.StartsAt, now),
                ["lugar"] =
                    venue is null ? "el lugar de siempre"
                    : venue.Address.Length > 0 ? $"{venue.Name}, {venue.Address}"
                    : venue.Name,
                ["motivo"] = gathering.ChangeReason?.TrimEnd() is { Length: > 0 } reason ? AsSentence(reason) : "Le pedimos disculpas.",
            }
        );
    }

    // Another sentence follows what somebody typed as a reason.
    private static string AsSentence(string reason) => ".!?…".Contains(reason[^1]) ? reason : $"{reason}.";

    private static string FormatStart(DateTime startsAt, DateTime now) =>
        (BogotaClock.DayOf(startsAt).DayNumber - BogotaClock.DayOf(now).DayNumber) switch
        {
            0 => $"hoy, {SpanishDates.Time(startsAt)}",
            1 => $"mañana {SpanishDates.ShortDayAndTime(startsAt)}",
            _ => $"el {SpanishDates.ShortDayAndTime(startsAt)}",
        };
}

/// <summary>A seat with its gathering. With named members, so that queries can be composed on it.</summary>
internal sealed record ReminderSeat
{
    public required SeatReservation Seat { get; init; }

    public required Gathering Gathering { get; init; }
}
