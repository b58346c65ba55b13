namespace UsmeAprende.Wording;

/// <summary>Formats durations.</summary>
public static class SpanishDurations
{
    /// <summary><c>4 horas</c>, <c>1 hora y 30 minutos</c>.</summary>
    public static string Exact(int minutes) =>
        (minutes / 60, minutes % 60) switch
        {
            (0, var rest) => SpanishCount.FormatGrouped(rest, "minuto", "minutos"),
            (var hours, 0) => SpanishCount.FormatGrouped(hours, "hora", "horas"),
            var (hours, rest) =>
                $"{SpanishCount.FormatGrouped(hours, "hora", "horas")} y {SpanishCount.FormatGrouped(rest, "minuto", "minutos")}",
        };

    /// <summary>Minutes up to an hour, then about half hours.</summary>
    public static string InWords(int minutes)
    {
        var halves = (minutes + 15) / 30;
        var andHalf = halves % 2 == 1 ? " y media" : "";
        return (minutes, halves / 2) switch
        {
            (1, _) => "1 minuto",
            (< 60, _) => $"{minutes} minutos",
            (_, 1) => $"una hora{andHalf}",
            (_, var hours) => $"unas {hours} horas{andHalf}",
        };
    }
}
