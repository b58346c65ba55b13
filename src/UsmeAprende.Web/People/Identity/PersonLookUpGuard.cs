using Microsoft.AspNetCore.Mvc.ModelBinding;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.Web.Kit.Security;

namespace UsmeAprende.Web.People.Identity;

/// <summary>Guards all searches of people by staff: limits their number and records in the audit who was shown.</summary>
public sealed class PersonLookUpGuard(PersonLookUpRateLimiter tries, PersonLookUpAudit trail)
{
    private const string TooMany =
        "Ha buscado a muchas personas seguidas. Espere unos minutos y siga: así nadie puede probar documentos al azar.";

    /// <summary>Counts one search.</summary>
    /// <returns>False if the limit is reached: then the answer is 429.</returns>
    public bool TryTake(Actor actor, ModelStateDictionary errors, HttpResponse response)
    {
        if (tries.TryAcquire(actor.PersonId))
            return true;
        errors.AddModelError("", TooMany);
        response.StatusCode = StatusCodes.Status429TooManyRequests;
        response.Headers.RetryAfter = "60";
        return false;
    }

    /// <summary>Whether people who are like the one to be registered may be shown, which reveals as much as a search.</summary>
    public async Task<bool> MayShowAsync(
        Actor actor,
        IReadOnlyList<DuplicateCandidate> alike,
        ModelStateDictionary errors,
        HttpResponse response,
        CancellationToken cancel
    )
    {
        if (!TryTake(actor, errors, response))
            return false;
        await RecordAsync(actor, [.. alike.Select(a => a.Person.Id)], cancel);
        return true;
    }

    /// <summary>The people found, after it was recorded that this member of staff saw them.</summary>
    public async Task<IReadOnlyList<PersonSummary>> RecordAsync(
        Actor actor,
        Task<IReadOnlyList<PersonSummary>> search,
        CancellationToken cancel
    )
    {
        var found = await search;
        await RecordAsync(actor, [.. found.Select(p => p.Id)], cancel);
        return found;
    }

    /// <summary>The same for people who were found by another query.</summary>
    public Task RecordAsync(Actor actor, IReadOnlyCollection<PersonId> found, CancellationToken cancel) =>
        trail.RecordAsync(actor, found, cancel);
}

/// <summary>
/// Limits how often one member of staff may search for people: enough for everybody at a full café, but not for trying numbers (R14).
/// </summary>
public sealed class PersonLookUpRateLimiter() : StaffRateLimiter(Most, 6, TimeSpan.FromMinutes(1))
{
    public const int Most = 60;
}
