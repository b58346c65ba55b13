using UsmeAprende.Wording;

namespace UsmeAprende.Web.Gatherings.Day;

/// <summary>Short texts on the page of a gathering's day and on the facilitators' first page.</summary>
public static class GatheringDayWords
{
    public static string Expected(int reserved, int waiting) =>
        (reserved == 0 ? "Nadie ha reservado" : SpanishCount.Format(reserved, "persona reservó", "personas reservaron"))
        + (waiting > 0 ? $" · {waiting} en espera" : "");
}
