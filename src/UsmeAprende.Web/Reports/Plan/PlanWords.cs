using UsmeAprende.Gatherings;
using UsmeAprende.Reports.Plan;
using UsmeAprende.Wording;

namespace UsmeAprende.Web.Reports.Plan;

/// <summary>How the action plan speaks.</summary>
public static class PlanWords
{
    public static string Name(ResultState state) =>
        state switch
        {
            ResultState.NoData => "Sin datos",
            ResultState.NotBegun => "Por empezar",
            ResultState.Underway => "En marcha",
            ResultState.Done => "Cumplido",
            ResultState.Missed => "No se alcanzó",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
        };

    /// <summary>The class of its badge; what has no data is never a fault.</summary>
    public static string Class(ResultState state) =>
        state switch
        {
            ResultState.Done => "good",
            ResultState.Underway => "warm",
            ResultState.Missed => "warm",
            _ => "",
        };

    public static string Describe(PlanShare share) =>
        share.WithData == 0
            ? "Todavía no hay datos."
            : $"{SpanishCount.Format(share.Done, "resultado cumplido", "resultados cumplidos")} de {share.All}"
                + $"{(share.WithData < share.All ? $"; {share.All - share.WithData} sin datos" : "")}.";

    public static string Months(KeyResult result) =>
        result.From == result.Until
            ? SpanishDates.MonthName(result.From)
            : $"de {SpanishDates.MonthName(result.From)} a {SpanishDates.MonthName(result.Until)}";

    /// <summary>The headings of a month's amounts.</summary>
    public static IReadOnlyList<string> Columns(ResultMeasure measure) =>
        measure.Kind switch
        {
            MeasureKind.Gatherings => ["Encuentros"],
            MeasureKind.Teaching => ["Encuentros con sus lecciones", "Personas que lo terminaron"],
            MeasureKind.DataReleases => ["Semestres firmados"],
            MeasureKind.Games => ["Juegos que se jugaron por primera vez"],
            _ => ["Reportado"],
        };

    public static string Formula(KeyResult result) =>
        result.Measure.Kind switch
        {
            MeasureKind.Gatherings =>
                $"Lo cuenta el programa: los encuentros del tipo «{GatheringCodeList.Kinds.NameOf(result.Measure.Topic)}» que no se "
                    + "cancelaron y a los que vinieron cinco personas o más.",
            MeasureKind.Teaching =>
                "Lo cuenta el programa: se cumple cuando en el año hubo al menos un encuentro con sus lecciones, de cinco personas o más, "
                    + "y cinco personas o más terminaron todas las que había publicadas.",
            MeasureKind.DataReleases => "Lo cuenta el programa: los semestres de datos abiertos que se firmaron en el año.",
            MeasureKind.Games => "Lo cuenta el programa: cada juego que una persona jugó por primera vez en el año.",
            _ => "Lo reporta el equipo, cada vez con su soporte. Se suma lo reportado.",
        };
}
