using UsmeAprende.Gatherings;
using UsmeAprende.Web.Kit.Forms;

namespace UsmeAprende.Web.Gatherings;

/// <summary>One of the lists of gatherings of staff.</summary>
/// <param name="Staff">To filter by, where the reader is a coordinator.</param>
public sealed record StaffGatheringsPage(
    GatheringStage Stage,
    IReadOnlyList<StaffGathering> Gatherings,
    int ToClose,
    IReadOnlyList<StaffName> Staff,
    Guid? Facilitator,
    string? Kind
)
{
    public const string Path = "/facilitacion/encuentros";

    private static readonly (GatheringStage Stage, string Name, string Words)[] Names =
    [
        (GatheringStage.Coming, "proximos", "Próximos"),
        (GatheringStage.ToClose, "por-cerrar", "Por cerrar"),
        (GatheringStage.Held, "pasados", "Cerrados"),
        (GatheringStage.Cancelled, "cancelados", "Cancelados"),
    ];

    public IEnumerable<(GatheringStage Stage, string Address, string Words)> Lists =>
        Names.Select(n =>
            (
                n.Stage,
                n.Stage is GatheringStage.Coming ? Path : $"{Path}?ver={n.Name}",
                n.Stage is GatheringStage.ToClose && ToClose > 0 ? $"{n.Words} ({ToClose})" : n.Words
            )
        );

    public string StageName => Array.Find(Names, n => n.Stage == Stage).Name;

    public IEnumerable<FormChoice> StaffChoices => Staff.Select(s => new FormChoice(s.Id.ToString(), s.Name));

    public static GatheringStage StageOf(string? name) => Array.Find(Names, n => n.Name == name).Stage;
}
