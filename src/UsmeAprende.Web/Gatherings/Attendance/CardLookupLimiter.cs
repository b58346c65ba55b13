using UsmeAprende.Web.Kit.Security;

namespace UsmeAprende.Web.Gatherings.Attendance;

/// <summary>
/// Limits how often one member of staff may look up cards: enough for everybody at a full café, but not for guessing eight-digit numbers
/// (R13).
/// </summary>
public sealed class CardLookupLimiter() : StaffRateLimiter(Most, 6, TimeSpan.FromMinutes(1))
{
    public const int Most = 60;
}
