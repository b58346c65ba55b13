using UsmeAprende.Reminders;

namespace UsmeAprende.Web.Reminders;

/// <summary>The call list, and what has just been done with it.</summary>
public sealed record CallsPage(IReadOnlyList<CallLine> Lines, string? Done)
{
    public string? Notice =>
        Done switch
        {
            "llamada" => "Quedó anotado que ya habló con esa persona.",
            "ya" => "Esa llamada ya no estaba en su lista.",
            _ => null,
        };
}
