namespace UsmeAprende.Mail;

/// <summary>How long a letter waits that was not taken, each time longer; after the last it is given up.</summary>
public static class Backoff
{
    public static readonly IReadOnlyList<TimeSpan> Waits =
    [
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(3),
        TimeSpan.FromHours(12),
    ];
}
