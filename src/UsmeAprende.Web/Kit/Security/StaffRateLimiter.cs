using System.Threading.RateLimiting;

namespace UsmeAprende.Web.Kit.Security;

/// <summary>Limits how often one member of staff may do something. Counted by person, not by address, since staff are signed in.</summary>
/// <param name="most">Tries at once.</param>
/// <param name="more">Tries that come back after each pause.</param>
/// <param name="pause">The pause.</param>
public abstract class StaffRateLimiter(int most, int more, TimeSpan pause) : IDisposable
{
    private readonly PartitionedRateLimiter<PersonId> _limiter = PartitionedRateLimiter.Create<PersonId, PersonId>(staff =>
        RateLimitPartition.GetTokenBucketLimiter(
            staff,
            _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = most,
                TokensPerPeriod = more,
                ReplenishmentPeriod = pause,
                QueueLimit = 0,
            }
        )
    );

    public bool TryAcquire(PersonId staff)
    {
        using var lease = _limiter.AttemptAcquire(staff);
        return lease.IsAcquired;
    }

    public void Dispose()
    {
        _limiter.Dispose();
        GC.SuppressFinalize(this);
    }
}
