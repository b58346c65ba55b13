namespace UsmeAprende.Web.Gatherings;

/// <summary>What the pages of staff say of what was just done there.</summary>
public static class PlanningNotices
{
    public const string Done = "hecho";

    public static string? Of(string? done) =>
        done switch
        {
            "nuevo" => "El encuentro quedó planeado y ya aparece en la página pública.",
            "serie" => "Los encuentros quedaron planeados, con su grupo. Ya puede inscribir personas.",
            "cambio" => "El cambio quedó guardado.",
            "cancelado" => "El encuentro quedó cancelado. Sigue a la vista con el motivo.",
            "restablecido" => "El encuentro se hace. Quienes reservaron conservan su cupo.",
            "lugar" => "La lista de lugares quedó guardada.",
            "inscripcion" => "La persona quedó inscrita, con su cupo en los encuentros que faltan.",
            "retiro" => "La persona salió del grupo y sus cupos quedaron libres.",
            "tarea" => "Quedó anotado que la persona lo hizo.",
            "tarea-quitada" => "Se quitó la tarea: ya no figura como hecha.",
            "grupo" => "Los datos del grupo quedaron guardados.",
            _ => null,
        };
}
