using Microsoft.AspNetCore.Mvc.ModelBinding;
using UsmeAprende.People;

namespace UsmeAprende.Web.People;

/// <summary>Lets staff look people up from whichever page, so often and with a trace of whom they were shown.</summary>
public sealed class LookUps(LookUpTries tries, LookUpTrail trail)
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
        IReadOnlyList<Resemblance> alike,
        ModelStateDictionary errors,
        HttpResponse response,
        CancellationToken cancel
    )
    {
        if (!TryTake(staff, errors, response))
            return false;
        await NoteAsync(staff, [.. alike.Select(a => a.Person.Id)], cancel);
        return true;
    }

    /// <summary>Who was found, once it is noted that this member of staff saw them.</summary>
    public async Task<IReadOnlyList<PersonGlimpse>> NoteAsync(
        Guid staff,
        Task<IReadOnlyList<PersonGlimpse>> search,
        CancellationToken cancel
    )
    {
        var found = await search;
        await NoteAsync(staff, [.. found.Select(p => p.Id)], cancel);
        return found;
    }

    /// <summary>The same for people found by another search.</summary>
    public Task NoteAsync(Guid staff, IReadOnlyCollection<Guid> found, CancellationToken cancel) => trail.NoteAsync(staff, found, cancel);
}
