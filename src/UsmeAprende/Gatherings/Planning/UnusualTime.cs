using UsmeAprende.Data;

namespace UsmeAprende.Gatherings.Planning;

/// <summary>A time at which few people come: on a holiday, before dawn or late at night. It is asked about; who plans decides.</summary>
/// <param name="When">The time.</param>
/// <param name="IsHoliday">A public holiday of Colombia.</param>
/// <param name="IsEarly">It begins before six in the morning.</param>
/// <param name="IsLate">It ends after nine at night.</param>
public sealed record UnusualTime(TimeSlot When, bool IsHoliday, bool IsEarly, bool IsLate)
{
    private static readonly TimeOnly Dawn = new(6, 0);
    private static readonly TimeOnly Night = new(21, 0);

    public static IReadOnlyList<UnusualTime> ListAmong(IEnumerable<TimeSlot> occasions) =>
        [
            .. occasions
                .Select(when => new UnusualTime(
                    when,
                    ColombianHolidays.Includes(BogotaClock.DayOf(when.StartsAt)),
                    BogotaClock.TimeOf(when.StartsAt) < Dawn,
                    BogotaClock.TimeOf(when.EndsAt) > Night || BogotaClock.DayOf(when.EndsAt) != BogotaClock.DayOf(when.StartsAt)
                ))
                .Where(t => t.IsHoliday || t.IsEarly || t.IsLate),
        ];
}
