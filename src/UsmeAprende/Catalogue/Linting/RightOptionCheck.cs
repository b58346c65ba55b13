namespace UsmeAprende.Catalogue.Linting;

/// <summary>
/// A learner who always marks the second option, or the longest, must not pass. Checked over all questions of a course with one right
/// option.
/// </summary>
/// <remarks>
/// A position's fair share is the sum, over the questions that have it, of one in their number of options: what it would hold if each right
/// option stood anywhere alike. It may hold up to <see cref="MostShare"/> times that. The right option is the longest (alone, in
/// characters) in at most <see cref="MostLongest"/> percent: blind luck gives 25 to 33. A course with fewer than <see cref="Enough"/> such
/// questions is not judged: chance alone would part them unevenly.
/// </remarks>
internal static class RightOptionCheck
{
    private const int Enough = 30;
    private const double MostShare = 1.3;
    private const int MostLongest = 35;

    public static IEnumerable<LintFinding> Check(string course, IEnumerable<LintedFile> files)
    {
        var questions = files
            .Where(f => f.IsLesson || f.IsTest)
            .SelectMany(f => f.Questions)
            .Where(q => q.Name == "pregunta")
            .Select(q => q.Items)
            .Where(items => items.Length > 1 && items.Count(i => i.IsRight) == 1)
            .ToList();
        if (questions.Count < Enough)
            yield break;

        for (var position = 0; position < questions.Max(q => q.Length); position++)
        {
            var held = questions.Count(q => position < q.Length && q[position].IsRight);
            var fair = questions.Where(q => position < q.Length).Sum(q => 1.0 / q.Length);
            if (held > MostShare * fair && held - fair > 2)
                yield return new LintFinding(
                    $"{course}/course.md",
                    1,
                    $"La respuesta buena está en el puesto {position + 1} en {held} preguntas; por azar estaría en "
                        + $"unas {fair:0}. Cámbiela de puesto en algunas."
                );
        }

        var longest = questions.Count(q => q.All(o => o.IsRight || o.Text.Length < q.Single(i => i.IsRight).Text.Length));
        if (100 * longest > MostLongest * questions.Count)
            yield return new LintFinding(
                $"{course}/course.md",
                1,
                $"La respuesta buena es la más larga en {longest} de {questions.Count} preguntas; deje "
                    + $"máximo {MostLongest * questions.Count / 100}. Acorte algunas buenas o complete algunas malas."
            );
    }
}
