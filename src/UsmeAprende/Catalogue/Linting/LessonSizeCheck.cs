namespace UsmeAprende.Catalogue.Linting;

/// <summary>Checks the length of lessons, in words and minutes, and the length of guides.</summary>
internal static class LessonSizeCheck
{
    private const int FewestQuestions = 2;
    private const int MostQuestions = 6;
    private const string ToTakeAway = "**Para llevar:**";

    // A guide prints on one sheet, both sides: at 10 points with its headings and lists, 750 words just fill two letter pages.
    private const int MostWordsOfGuide = 750;

    public static IEnumerable<LintFinding> Check(LintedFile file, ReadingLimits limits) =>
        file.IsLesson ? CheckLesson(file, limits)
        : file.IsGuide ? CheckGuide(file)
        : [];

    private static IEnumerable<LintFinding> CheckLesson(LintedFile file, ReadingLimits limits)
    {
        if (
            file.Keys.Has("minutes")
            && file.Keys.Number("minutes", 1, 60) is var minutes
            && (minutes < limits.LeastMinutes || minutes > limits.MostMinutes)
        )
            yield return file.CreateFinding(
                file.Keys.LineOf("minutes"),
                $"Una lección de este curso dura de {limits.LeastMinutes} a {limits.MostMinutes} minutos; aquí dice {minutes}."
            );

        var questions = file.Questions.ToList();
        if (questions.Count is < FewestQuestions or > MostQuestions)
            yield return file.CreateFinding(
                questions.Count > MostQuestions ? questions[MostQuestions].Line : file.Body,
                $"Una lección lleva de {FewestQuestions} a {MostQuestions} preguntas; aquí hay {questions.Count}."
            );

        var practices = file.Pieces.Where(p => p.Name == "practica").ToList();
        if (practices.Count != 1)
            yield return file.CreateFinding(
                practices.Count > 1 ? practices[1].Line : file.Body,
                $"Una lección lleva una práctica en el celular, y solo una; aquí hay {practices.Count}."
            );

        if (
            LastLine(file) is var (line, text)
            && (!text.StartsWith(ToTakeAway, StringComparison.Ordinal) || text.Length == ToTakeAway.Length)
        )
            yield return file.CreateFinding(
                line,
                $"La última línea de la lección empieza por «{ToTakeAway}» y dice en una frase lo que no hay que olvidar."
            );
    }

    private static IEnumerable<LintFinding> CheckGuide(LintedFile file)
    {
        if (ReadabilityIndex.Compute(file.RunningText) is { Count: > MostWordsOfGuide } read)
            yield return file.CreateFinding(
                file.Body,
                $"La guía tiene {read.Count} palabras; para que se imprima en dos páginas, deje {MostWordsOfGuide} o menos."
            );
    }

    // A lesson that ends inside a block has no last line of its own.
    private static (int Line, string Text) LastLine(LintedFile file)
    {
        if (file.Pieces is not [.., var last])
            return (file.Body, "");
        var at = Array.FindLastIndex(last.Lines, line => !string.IsNullOrWhiteSpace(line));
        return last.Name.Length > 0 || at < 0 ? (last.Line, "") : (last.First + at + 1, last.Lines[at].Trim());
    }
}
