using System.Threading.RateLimiting;

namespace UsmeAprende.Web.People;

/// <summary>
/// How often one member of staff may look people up: often enough for everybody at a full café, too seldom to find people by trying numbers
/// (R14). Counted by person and not by address, since who asks has signed in.
/// </summary>
public sealed class LookUpTries : IDisposable
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

    public bool TryTake(Guid staff)
    {
        using var lease = _limiter.AttemptAcquire(staff);
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
