using System.Threading.RateLimiting;

namespace UsmeAprende.Web.Gatherings.Attendance;

/// <summary>
/// How often one member of staff may ask whose a card is: often enough for everybody at a full café, too seldom to find people by trying
/// eight-digit numbers (R13). Counted by person and not by address, since who asks has signed in.
/// </summary>
public sealed class CardLookupLimiter : IDisposable
{
    /// <summary>At once; then a few more each minute.</summary>
    public const int Most = 60;

    private const int EachMinute = 6;

    private readonly PartitionedRateLimiter<Guid> _limiter = PartitionedRateLimiter.Create<Guid, Guid>(staff =>
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

    public bool TryAcquire(Guid staff)
    {
        using var lease = _limiter.AttemptAcquire(staff);
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
