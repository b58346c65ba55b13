using System.Globalization;

namespace UsmeAprende.Jobs;

/// <summary>Says a crontab line as people do: <c>Todos los días a las 2:00 a. m.</c></summary>
public static class CronWords
{
    private static readonly CultureInfo s_spanish = CultureInfo.GetCultureInfo("es-CO");

    /// <param name="cron">One of the forms that the table of jobs uses: every minute, every so many minutes, daily.</param>
    public static string Of(string cron) =>
        cron.Split(' ') switch
        {
            ["*", "*", "*", "*", "*"] => "Cada minuto",
            [['*', '/', .. var minutes], "*", "*", "*", "*"] => $"Cada {minutes} minutos",
            [var minute, var hour, "*", "*", "*"] =>
                $"Todos los días {At(new TimeOnly(int.Parse(hour, s_spanish), int.Parse(minute, s_spanish)))}",
            _ => throw new FormatException($"The schedule «{cron}» has no words yet."),
        };

    private static string At(TimeOnly time) => $"a {(time.Hour % 12 == 1 ? "la" : "las")} {time.ToString("h:mm tt", s_spanish)}";
}
