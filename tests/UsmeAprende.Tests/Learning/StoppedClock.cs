namespace UsmeAprende.Tests.Learning;

/// <summary>A clock that moves when it is told to.</summary>
internal sealed class StoppedClock : TimeProvider
{
    public DateTime Now { get; set; } = new(2026, 11, 22, 15, 0, 0, DateTimeKind.Utc);

    public override DateTimeOffset GetUtcNow() => Now;
}
