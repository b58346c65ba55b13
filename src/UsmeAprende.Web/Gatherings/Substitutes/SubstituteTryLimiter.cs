using UsmeAprende.Web.Kit.Security;

namespace UsmeAprende.Web.Gatherings.Substitutes;

/// <summary>Limits how often one member of staff may type a code for a gathering.</summary>
public sealed class SubstituteTryLimiter() : StaffRateLimiter(Most, 1, TimeSpan.FromMinutes(10))
{
    public const int Most = 6;
}
