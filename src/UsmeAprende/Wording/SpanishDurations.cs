namespace UsmeAprende.Wording;

/// <summary>Formats a duration: minutes up to an hour, then half hours.</summary>
public static class SpanishDurations
{
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
