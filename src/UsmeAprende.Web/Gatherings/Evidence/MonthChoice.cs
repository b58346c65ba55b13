using System.Globalization;
using UsmeAprende.Web.Kit.Forms;
using UsmeAprende.Wording;

namespace UsmeAprende.Web.Gatherings.Evidence;

/// <summary>The month of a page, and those to choose from, the latest first.</summary>
public sealed record MonthChoice(DateOnly Month, IReadOnlyList<DateOnly> Months)
{
    private const int MonthsBack = 18;

    public string Name => Format(Month);

    public IEnumerable<FormChoice> Choices => Months.Select(m => new FormChoice(Format(m), SpanishDates.Month(m)));

    /// <summary>This month, where another one was not asked for or makes no sense.</summary>
    /// <param name="typed">As <c>2026-12</c>.</param>
    /// <param name="today">In Bogotá.</param>
    public static MonthChoice Parse(string? typed, DateOnly today)
    {
        var present = new DateOnly(today.Year, today.Month, 1);
        var chosen =
            DateOnly.TryParseExact(typed, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            && month <= present
            && month > present.AddYears(-20)
                ? month
                : present;
        return new(
            chosen,
            [.. Enumerable.Range(0, MonthsBack).Select(back => present.AddMonths(-back)).Append(chosen).Distinct().OrderDescending()]
        );
    }

    private static string Format(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
