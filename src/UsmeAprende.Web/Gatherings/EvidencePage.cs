using System.Globalization;
using UsmeAprende.Gatherings;
using UsmeAprende.Web.Kit.Forms;

namespace UsmeAprende.Web.Gatherings;

/// <summary>The evidence of a month: whose, and of which gatherings.</summary>
/// <param name="Months">To choose from, the latest first.</param>
/// <param name="Facilitators">For coordinators; empty for who sees only their own.</param>
public sealed record EvidencePage(
    DateOnly Month,
    IReadOnlyList<DateOnly> Months,
    Guid Person,
    IReadOnlyList<FormChoice> Facilitators,
    IReadOnlyList<Gathering> Gatherings
)
{
    public static string Value(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
