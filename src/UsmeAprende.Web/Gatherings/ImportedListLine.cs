using UsmeAprende.Gatherings.Imports;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Web.Gatherings;

/// <summary>One line of a list, as it is shown.</summary>
/// <param name="Name">Of whom it speaks, where staff may read it: they sent it, or the person is on the gathering's list.</param>
/// <param name="Document">The last digits of its document, to compare with the paper.</param>
/// <param name="Candidate">Whom it may be.</param>
public sealed record ImportedListLine(
    int Line,
    LineDeed Deed,
    LineState State,
    string? Name,
    string? Document,
    IReadOnlyList<string> Problems,
    PersonSummary? Candidate
)
{
    public string Words =>
        (Deed, State) switch
        {
            (_, LineState.Failed) => "No se pudo",
            (LineDeed.Mark, LineState.Done) => "Marcada",
            (LineDeed.Register or LineDeed.RegisterDoubtful, LineState.Done) => "Registrada",
            (LineDeed.Mark, _) => "Se marca: ya la conocemos",
            (LineDeed.Register, _) => "Persona nueva",
            (LineDeed.RegisterDoubtful, _) => "Persona nueva, posible duplicado",
            (LineDeed.Repeated, _) => "Repetida",
            (LineDeed.AlreadyThere, _) => "Ya estaba",
            (LineDeed.Absent, _) => "No vino: no se marca",
            _ => "Con errores",
        };
}
