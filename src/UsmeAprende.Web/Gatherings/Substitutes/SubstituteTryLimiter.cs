using System.Threading.RateLimiting;

namespace UsmeAprende.Web.Gatherings.Substitutes;

/// <summary>Limits how often one member of staff may type a code for a gathering. Counted by person, since staff are signed in.</summary>
public sealed class SubstituteTryLimiter : IDisposable
{
    /// <summary>Tries at once; then one every ten minutes.</summary>
    public const int Most = 6;

    private readonly PartitionedRateLimiter<PersonId> _limiter = PartitionedRateLimiter.Create<PersonId, PersonId>(staff =>
        RateLimitPartition.GetTokenBucketLimiter(
            staff,
            _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = Most,
                TokensPerPeriod = 1,
                ReplenishmentPeriod = TimeSpan.FromMinutes(10),
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
