namespace UsmeAprende.Catalogue.Linting;

/// <summary>
/// Minutes are counted, not guessed: whoever reads slowly and needs twenty minutes for "8 minutos" gives up.
/// </summary>
internal static class LessonMinutesCheck
{
    private const double WordsPerMinute = 60;
    private const int SecondsOfExercise = 20;
    private const int SecondsOfRehearsal = 40;
    private const int MinutesOfPractice = 2;

    public static IEnumerable<LintFinding> Check(LintedFile file)
    {
        if (!file.IsLesson || !file.Keys.Has("minutes"))
            yield break;
        var said = file.Keys.Number("minutes", 1, 60);
        var words = file.RunningText.SelectMany(TextSentence.Split).Sum(s => s.Words.Length);
        var seconds = file
            .Questions.Where(q => q.Piece.SisterOf.Length == 0)
            .Sum(q => q.Name is "pantalla" or "chat" ? SecondsOfRehearsal : SecondsOfExercise);
        var needed = (int)Math.Round((words / WordsPerMinute) + (seconds / 60.0) + MinutesOfPractice);
        if (said < needed)
            yield return file.CreateFinding(
                file.Keys.LineOf("minutes"),
                $"Dice {said} minutos y toma unos {needed}: {words} palabras a {WordsPerMinute} por minuto, los ejercicios y la práctica. "
                    + "Ponga los que son o acorte la lección."
            );
    }
}
