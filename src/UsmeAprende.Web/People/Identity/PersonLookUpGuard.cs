using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Web.People.Identity;

/// <summary>Lets staff look people up from whichever page, so often and with a trace of whom they were shown.</summary>
public sealed class PersonLookUpGuard(PersonLookUpRateLimiter tries, PersonLookUpAudit trail)
{
    private const string TooMany =
        "Ha buscado a muchas personas seguidas. Espere unos minutos y siga: así nadie puede probar documentos al azar.";

    /// <summary>Takes one try.</summary>
    /// <returns>False where there is none left: the answer is 429 then, and says so.</returns>
    public bool TryTake(Guid staff, ModelStateDictionary errors, HttpResponse response)
    {
        if (tries.TryTake(staff))
            return true;
        errors.AddModelError("", TooMany);
        response.StatusCode = StatusCodes.Status429TooManyRequests;
        response.Headers.RetryAfter = "60";
        return false;
    }

    /// <summary>Whether people who look like the one to be registered may be shown: it tells as much as looking for them.</summary>
    public async Task<bool> MayShowAsync(
        Guid staff,
        IReadOnlyList<DuplicateCandidate> alike,
        ModelStateDictionary errors,
        HttpResponse response,
        CancellationToken cancel
    )
    {
        if (!TryTake(staff, errors, response))
            return false;
        await RecordAsync(staff, [.. alike.Select(a => a.Person.Id)], cancel);
        return true;
    }

    /// <summary>Who was found, once it is noted that this member of staff saw them.</summary>
    public async Task<IReadOnlyList<PersonSummary>> RecordAsync(
        Guid staff,
        Task<IReadOnlyList<PersonSummary>> search,
        CancellationToken cancel
    )
    {
        var found = await search;
        await RecordAsync(staff, [.. found.Select(p => p.Id)], cancel);
        return found;
    }

    /// <summary>The same for people found by another search.</summary>
    public Task RecordAsync(Guid staff, IReadOnlyCollection<Guid> found, CancellationToken cancel) =>
        trail.RecordAsync(staff, found, cancel);
}

/// <summary>
/// How often one member of staff may look people up: often enough for everybody at a full café, too seldom to find people by trying numbers
/// (R14). Counted by person and not by address, since who asks has signed in.
/// </summary>
public sealed class PersonLookUpRateLimiter : IDisposable
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
