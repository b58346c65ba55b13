namespace UsmeAprende.Data;

/// <summary>
/// The public holidays of Colombia, computed: Ley 51 de 1983 (Ley Emiliani) moves most of them to a Monday. Valid from 1984.
/// </summary>
public static class ColombianHolidays
{
    private static readonly (int Month, int Day)[] Fixed = [(1, 1), (5, 1), (7, 20), (8, 7), (12, 8), (12, 25)];

    // Reyes, San José, San Pedro y San Pablo, Asunción, Día de la Raza, Todos los Santos, Independencia de Cartagena.
    private static readonly (int Month, int Day)[] Moved = [(1, 6), (3, 19), (6, 29), (8, 15), (10, 12), (11, 1), (11, 11)];

    // Days after Easter: jueves y viernes santos; Ascensión, Corpus Christi and Sagrado Corazón, each on its Monday.
    private static readonly int[] AfterEaster = [-3, -2, 43, 64, 71];

    public static bool Includes(DateOnly day) => ListForYear(day.Year).Contains(day);

    /// <summary>In order of date; two holidays on the same Monday count once.</summary>
    public static IReadOnlyList<DateOnly> ListForYear(int year)
    {
        var easter = Easter(year);
        return
        [
            .. Fixed
                .Select(f => new DateOnly(year, f.Month, f.Day))
                .Concat(Moved.Select(m => NextMonday(new DateOnly(year, m.Month, m.Day))))
                .Concat(AfterEaster.Select(easter.AddDays))
                .Distinct()
                .Order(),
        ];
    }

    private static DateOnly NextMonday(DateOnly day) => day.AddDays((8 - (int)day.DayOfWeek) % 7);

    // The algorithm of Meeus, Jones and Butcher for the Gregorian Easter.
    private static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var n = h + l - (7 * m) + 114;
        return new DateOnly(year, n / 31, (n % 31) + 1);
    }
}
