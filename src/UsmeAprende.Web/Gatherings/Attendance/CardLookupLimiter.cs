using System.Threading.RateLimiting;

namespace UsmeAprende.Web.Gatherings.Attendance;

/// <summary>
/// Limits how often one member of staff may look up cards: enough for everybody at a full café, but not for guessing eight-digit numbers
/// (R13). Counted by person, not by address, since staff are signed in.
/// </summary>
public sealed class CardLookupLimiter : IDisposable
{
    /// <summary>Lookups at once; then a few more each minute.</summary>
    public const int Most = 60;

    private const int EachMinute = 6;

    private readonly PartitionedRateLimiter<PersonId> _limiter = PartitionedRateLimiter.Create<PersonId, PersonId>(staff =>
        RateLimitPartition.GetTokenBucketLimiter(
            staff,
            _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = Most,
                TokensPerPeriod = EachMinute,
                ReplenishmentPeriod = TimeSpan.FromMinutes(1),
                QueueLimit = 0,
            }
        )
    );

    public bool TryAcquire(PersonId staff)
    {
        using var lease = _limiter.AttemptAcquire(staff);
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
