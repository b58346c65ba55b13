using System.Collections.Immutable;
using UsmeAprende.Reports.Plan;

namespace UsmeAprende.Reports.OpenData;

/// <summary>The action plans of all years, and how far each result has come.</summary>
internal sealed class PlanDataset(ActionPlanStore plans, PlanProgressReader progress)
    : OpenDataset(
        "plan-de-accion",
        "Plan de acción y su avance",
        "Los resultados clave del plan de cada año, con su meta y lo que va.",
        [
            new("anio", OpenColumnType.Number, "Año del plan."),
            new("elemento_id", OpenColumnType.Text, "Elemento del plan, como CO."),
            new("elemento", OpenColumnType.Text, "Nombre del elemento."),
            new("resultado_id", OpenColumnType.Text, "Identificador del resultado. No cambia."),
            new("resultado", OpenColumnType.Text, "Qué se prometió."),
            new("responde", OpenColumnType.Text, "Áreas que responden, separadas por punto y coma."),
            new("desde_mes", OpenColumnType.Number, "Primer mes, de 1 a 12."),
            new("hasta_mes", OpenColumnType.Number, "Último mes, de 1 a 12."),
            new("meta", OpenColumnType.Number, "Cuántos se prometieron."),
            new("avance", OpenColumnType.Number, "Cuántos van; vacío donde no hay datos."),
            new("estado", OpenColumnType.Text, "sin-datos, por-empezar, en-marcha, cumplido o no-alcanzado."),
            new("se_cuenta", OpenColumnType.Text, "«programa» si lo cuenta el programa; «equipo» si se reporta con soportes."),
        ]
    )
{
    public override ImmutableArray<string> Keywords => ["plan de acción", "rendición de cuentas", "gobierno abierto"];

    public override string Missing => "Los resultados sin datos van con el avance vacío: no es un cero.";

    public override OpenFrequency Frequency => OpenFrequency.Continuous;

    public override async Task<IReadOnlyList<object?[]>> ReadAsync(CancellationToken cancel)
    {
        var rows = new List<object?[]>();
        foreach (var plan in plans.Current.Plans)
        {
            foreach (var element in (await progress.ReadAsync(plan, cancel)).Elements)
                rows.AddRange(element.Results.Select(result => ToRow(plan, element.Element, result)));
        }
        return rows;
    }

    private static object?[] ToRow(ActionPlan plan, PlanElement element, ResultProgress progress) =>
        [
            plan.Year,
            element.Id,
            element.Name,
            progress.Result.Id,
            progress.Result.Title,
            string.Join("; ", progress.Result.Areas),
            progress.Result.From,
            progress.Result.Until,
            progress.Result.Goal,
            progress.State is ResultState.NoData ? null : progress.Amount,
            NameOf(progress.State),
            progress.Result.Measure.IsByHand ? "equipo" : "programa",
        ];

    private static string NameOf(ResultState state) =>
        state switch
        {
            ResultState.NoData => "sin-datos",
            ResultState.NotBegun => "por-empezar",
            ResultState.Underway => "en-marcha",
            ResultState.Done => "cumplido",
            ResultState.Missed => "no-alcanzado",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
        };
}
