using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.People;
using UsmeAprende.Web.Kit.Forms;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Gatherings.Planning;

/// <summary>The gatherings of staff in lists: a facilitator's own, a coordinator's all (R15).</summary>
[Authorize(Roles = nameof(PersonRole.Facilitator))]
public sealed class StaffGatheringsController(StaffGatheringReader gatherings, GatheringChoicesReader choices) : Controller
{
    [HttpGet(StaffGatheringsPage.Path)]
    public async Task<IActionResult> List(
        [FromQuery(Name = "ver")] string? stage,
        [FromQuery(Name = "facilita")] PersonId? facilitator,
        [FromQuery(Name = "tipo")] string? kind,
        CancellationToken cancel
    )
    {
        ModelState.Clear();
        var actor = HttpContext.Actor();
        var sort = GatheringCodeList.Kinds.Contains(kind) ? kind : null;
        var which = StaffGatheringsPage.ParseStage(stage);
        return View(
            "StaffGatherings",
            new StaffGatheringsPage(
                which,
                await gatherings.ListAsync(actor, which, facilitator, sort, cancel),
                await gatherings.CountToCloseAsync(actor, cancel),
                User.IsInRole(nameof(PersonRole.Coordinator)) ? await choices.ListStaffAsync(cancel) : [],
                facilitator,
                sort
            )
        );
    }
}

/// <summary>One of the lists of gatherings of staff.</summary>
/// <param name="Staff">To filter by, where the reader is a coordinator.</param>
public sealed record StaffGatheringsPage(
    GatheringStage Stage,
    IReadOnlyList<StaffGathering> Gatherings,
    int ToClose,
    IReadOnlyList<StaffName> Staff,
    PersonId? Facilitator,
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

    public static GatheringStage ParseStage(string? name) => Array.Find(Names, n => n.Name == name).Stage;
}

/// <summary>What the pages of staff say of what was just done there.</summary>
public static class PlanningNotices
{
    public const string Done = "hecho";

    /// <summary>In the query, the group that was just made.</summary>
    public const string Group = "grupo";

    public static string? FindText(string? done) =>
        done switch
        {
            "nuevo" => "El encuentro quedó planeado y ya aparece en la página pública.",
            "anotado" => "El encuentro quedó anotado. Como ya pasó, no sale en la página pública: tome aquí su asistencia y ciérrela.",
            "serie" => "Los encuentros quedaron planeados, con su grupo. Ya puede inscribir personas.",
            "cambio" => "El cambio quedó guardado.",
            "cancelado" => "El encuentro quedó cancelado. Sigue a la vista con el motivo.",
            "restablecido" => "El encuentro se hace. Quienes reservaron conservan su cupo.",
            "lugar" => "La lista de lugares quedó guardada.",
            "inscripcion" => "La persona quedó inscrita, con su cupo en los encuentros que faltan.",
            "de-vuelta" => "La persona está otra vez en el grupo, con sus cupos.",
            "de-vuelta-en-espera" => "La persona está otra vez en el grupo. Donde su cupo ya lo tiene quien estaba en espera, quedó de "
                + "primera en la lista.",
            "tarde-grupo" => "Ya pasó el tiempo para deshacer. Si la persona vuelve, inscríbala otra vez.",
            "tarea" => "Quedó anotado que la persona lo hizo.",
            "tarea-quitada" => "Se quitó la tarea: ya no figura como hecha.",
            "grupo" => "Los datos del grupo quedaron guardados.",
            _ => null,
        };
}
