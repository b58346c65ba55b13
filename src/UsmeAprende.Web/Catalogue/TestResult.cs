namespace UsmeAprende.Web.Catalogue;

/// <summary>What came of sending a test. <c>test.js</c> says the same without the network.</summary>
/// <param name="Look">The classes of its card.</param>
/// <param name="Title">The outcome in words, such as "¡Aprobó la prueba!".</param>
/// <param name="Missing">Questions without an answer, from 1; while there are any nothing is graded.</param>
/// <param name="Next">What to do now; null while something is missing.</param>
public sealed record TestResult(string Look, string Title, string Words, IReadOnlyList<int> Missing, Keeping Kept, Link? Next)
{
    public bool IsPass => Look == Celebration;

    private const string Celebration = "notice celebrate";
    private const string Care = "notice care";

    public static TestResult Unanswered(IReadOnlyList<int> missing) =>
        new(
            Care,
            "Falta algo",
            missing.Count == 1 ? "Le falta 1 pregunta por responder:" : $"Le faltan {missing.Count} preguntas por responder:",
            missing,
            Keeping.Nothing,
            null
        );

    public static TestResult Graded(TestPage page, int right, int percent, Keeping kept)
    {
        var (all, pass) = (page.Test.Questions.Length, page.Test.Pass);
        return percent >= pass
            ? new TestResult(
                Celebration,
                "¡Aprobó la prueba!",
                $"Acertó {right} de {all}. Su resultado: {percent} de 100.",
                [],
                kept,
                page.Next is { } next ? new Link(next.Path, $"Siga con «{next.Title}»") : new Link(page.Course.Path, "Volver al curso")
            )
            : new TestResult(
                Care,
                $"Todavía no: acertó {right} de {all}",
                $"Repase y vuelva a intentarlo. Su resultado: {percent} de 100, y se aprueba con {pass}.",
                [],
                kept,
                new Link($"{page.Course.Path}#{page.Module.Slug}", $"Repasar «{page.Module.Title}»")
            );
    }
}
