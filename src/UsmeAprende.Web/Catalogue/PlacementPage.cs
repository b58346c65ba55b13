using System.Globalization;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Web.Catalogue;

/// <summary>The ten tasks, with what has been marked so far.</summary>
/// <param name="Answers">One per task, null where nothing is marked; empty before the first try.</param>
/// <param name="Fault">What to do first, when the form came back empty.</param>
public sealed record PlacementPage(Placement Placement, IReadOnlyList<Ability?> Answers, string? Fault)
{
    public static IReadOnlyList<(Ability Ability, string Value, string Words)> Choices { get; } =
    [(Ability.Alone, "solo", "Sí, lo hago solo o sola"), (Ability.WithHelp, "ayuda", "Con ayuda"), (Ability.NotYet, "no", "Todavía no")];

    public static string Field(int at) => $"t{(at + 1).ToString(CultureInfo.InvariantCulture)}";

    public static Ability? AnswerOf(string? value) =>
        Choices.Where(c => c.Value == value).Select(c => (Ability?)c.Ability).FirstOrDefault();

    public bool Marked(int at, Ability ability) => at < Answers.Count && Answers[at] == ability;
}
