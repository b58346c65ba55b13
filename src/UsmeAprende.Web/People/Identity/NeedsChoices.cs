using UsmeAprende.People.Identity;
using UsmeAprende.Web.Kit.Forms;

namespace UsmeAprende.Web.People.Identity;

/// <summary>The question «¿Necesita algo para participar?», and the answers as who facilitates reads them.</summary>
public static class NeedsChoices
{
    public const string Legend = "¿Necesita algo para participar?";

    public const string Hint = "Si quiere contarlo. Solo lo ve quien facilita sus encuentros.";

    public static IReadOnlyList<FormChoice> All { get; } =
    [
        new(
            nameof(ParticipationNeeds.SignLanguage),
            "Intérprete de lengua de señas",
            "Pídalo con una semana, si puede. Quien organiza lo busca y le escribe si lo consiguió."
        ),
        new(nameof(ParticipationNeeds.WrittenContact), "Que me escriban, no que me llamen"),
        new(nameof(ParticipationNeeds.Wheelchair), "Entrar en silla de ruedas"),
    ];

    public static ParticipationNeeds Read(IEnumerable<string> ticked) =>
        ticked
            .Where(name => All.Any(choice => choice.Value == name))
            .Select(Enum.Parse<ParticipationNeeds>)
            .Aggregate(ParticipationNeeds.None, (all, one) => all | one);

    public static IReadOnlyList<string> Write(ParticipationNeeds needs) =>
        [.. All.Select(choice => choice.Value).Where(name => needs.HasFlag(Enum.Parse<ParticipationNeeds>(name)))];

    /// <summary>Short, for a list of people.</summary>
    public static IEnumerable<string> Describe(ParticipationNeeds needs)
    {
        if (needs.HasFlag(ParticipationNeeds.SignLanguage))
            yield return "Pide intérprete de señas";
        if (needs.HasFlag(ParticipationNeeds.WrittenContact))
            yield return "Escribirle, no llamarle";
        if (needs.HasFlag(ParticipationNeeds.Wheelchair))
            yield return "Viene en silla de ruedas";
    }
}
