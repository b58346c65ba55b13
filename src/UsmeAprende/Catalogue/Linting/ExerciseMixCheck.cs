namespace UsmeAprende.Catalogue.Linting;

/// <summary>
/// Exercises of several kinds, between the ideas and not all at the end: lessons in one mould are tiring, and choosing among options proves
/// little.
/// </summary>
internal static class ExerciseMixCheck
{
    private const int MostChoicePercent = 45;
    private const int MostSameStartPercent = 20;
    private const int FewestKindsOfTest = 3;

    // With fewer, one question more or less would move the share by too much.
    private const int Enough = 20;

    public static IEnumerable<LintFinding> Check(LintedFile file, bool isForBeginners)
    {
        if (!file.IsLesson && !file.IsTest)
            return [];
        var kinds = KindsOf(file);
        return (file.IsTest ? CheckTest(file, kinds) : CheckLesson(file, kinds, isForBeginners)).Concat(CheckGroups(file));
    }

    /// <summary>What can only be seen over a whole course, told at its first file.</summary>
    public static IEnumerable<LintFinding> CheckCourse(string course, IReadOnlyCollection<LintedFile> files)
    {
        var kinds = files.Where(f => f.IsLesson || f.IsTest).SelectMany(f => f.Questions).Select(q => q.Name).ToList();
        var choices = kinds.Count(k => k == "pregunta");
        if (kinds.Count >= Enough && 100 * choices > MostChoicePercent * kinds.Count)
            yield return new LintFinding(
                $"{course}/course.md",
                1,
                $"En el curso, {choices} de {kinds.Count} ejercicios son de escoger («pregunta»); deje máximo "
                    + $"{MostChoicePercent * kinds.Count / 100}. Cambie algunos por otros: pantalla, chat, señalar, clasificar, cuenta."
            );

        var starts = files.SelectMany(f => f.Questions).Where(q => q.Name == "pregunta").Select(StartOf).ToList();
        foreach (var same in starts.GroupBy(start => start).Where(g => g.Key.Length > 0 && starts.Count >= Enough))
            if (100 * same.Count() > MostSameStartPercent * starts.Count)
                yield return new LintFinding(
                    $"{course}/course.md",
                    1,
                    $"En el curso, {same.Count()} de {starts.Count} preguntas empiezan por «¿{same.Key}…»; deje máximo "
                        + $"{MostSameStartPercent * starts.Count / 100}. Pregunte de otras maneras."
                );

        LintedFile? before = null;
        foreach (var lesson in files.Where(f => f.IsLesson))
        {
            if (before is not null && KindsOf(before).SequenceEqual(KindsOf(lesson)))
                yield return lesson.CreateFinding(
                    lesson.Body,
                    $"Esta lección trae los mismos ejercicios, y en el mismo orden, que la anterior ({before.Path}). Cambie alguno."
                );
            before = lesson;
        }
    }

    private static IEnumerable<LintFinding> CheckTest(LintedFile test, List<string> kinds)
    {
        if (kinds.Distinct().Count() < FewestKindsOfTest)
            yield return test.CreateFinding(
                test.Body,
                $"Una prueba lleva ejercicios de {FewestKindsOfTest} clases o más; aquí hay de {kinds.Distinct().Count()}."
            );
    }

    private static IEnumerable<LintFinding> CheckLesson(LintedFile lesson, List<string> kinds, bool isForBeginners)
    {
        if (kinds.Count > 1 && kinds.Distinct().Count() == 1)
            yield return lesson.CreateFinding(
                lesson.Body,
                $"Todos los ejercicios de la lección son «{kinds[0]}». Ponga alguno de otra clase."
            );

        if (LastSubtitle(lesson) is { } subtitle && lesson.Questions.All(q => q.Line > subtitle))
            yield return lesson.CreateFinding(
                subtitle,
                "Todos los ejercicios están después del último subtítulo. Ponga algo que hacer entre una idea y otra."
            );

        if (
            isForBeginners
            && lesson.Pieces.FirstOrDefault(p => p.Name == "practica") is { } practice
            && !lesson.Questions.Any(q => q.Name is "pantalla" or "chat" && q.Line < practice.Line)
        )
            yield return lesson.CreateFinding(
                practice.Line,
                "En un curso básico, antes de tocar el celular propio se ensaya: ponga antes una «pantalla» o un «chat»."
            );
    }

    // Who puts everything in one box must not pass; and if all is a trap, people learn fear.
    private static IEnumerable<LintFinding> CheckGroups(LintedFile file)
    {
        foreach (var question in file.Questions.Where(q => q.Name == "clasificar" && q.Items.Length > 2))
        {
            var most = question.Items.GroupBy(i => i.Text.Split(" = ")[^1]).MaxBy(g => g.Count())!;
            if (3 * most.Count() > 2 * question.Items.Length)
                yield return file.CreateFinding(
                    question.Line,
                    $"{most.Count()} de {question.Items.Length} tarjetas van en «{most.Key}». "
                        + "Que ningún grupo tenga más de dos de cada tres."
                );
        }
    }

    private static List<string> KindsOf(LintedFile file) =>
        [.. file.Questions.Where(q => q.Piece.SisterOf.Length == 0).Select(q => q.Name)];

    private static int? LastSubtitle(LintedFile file) =>
        file
            .Pieces.Where(p => p.Name.Length == 0)
            .SelectMany(p => p.Lines.Select((line, at) => (Line: p.First + at + 1, Text: line)))
            .Where(l => l.Text.StartsWith("## ", StringComparison.Ordinal))
            .Select(l => (int?)l.Line)
            .LastOrDefault();

    // The first two words of what is asked at the end, as "qué hace".
    private static string StartOf(LintedQuestion question)
    {
        var prompt = string.Join(' ', question.Piece.Lines.TakeWhile(line => !line.StartsWith("- ", StringComparison.Ordinal)));
        var asked = prompt.LastIndexOf('¿');
        return asked < 0 ? "" : string.Join(' ', prompt[(asked + 1)..].TrimEnd('?').ToLowerInvariant().Split(' ').Take(2));
    }
}
