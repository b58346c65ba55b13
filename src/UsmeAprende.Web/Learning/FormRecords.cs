using System.Security.Claims;
using UsmeAprende.Learning;
using UsmeAprende.Web.Catalogue;

namespace UsmeAprende.Web.Learning;

/// <summary>Keeps what a plain form says was done, if someone has signed in; without scripts there is no other place for it.</summary>
public sealed class FormRecords(RecordIntake intake, TimeProvider clock)
{
    public NewRecord New(Verb verb, string activity) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Verb = verb,
            Activity = activity,
            OccurredAt = clock.GetUtcNow().UtcDateTime,
        };

    public async Task<Keeping> KeepAsync(ClaimsPrincipal user, NewRecord record, CancellationToken cancel)
    {
        if (user.Identity?.IsAuthenticated != true || !Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var person))
            return Keeping.Nobody;
        var receipts = await intake.StoreAsync(person, [record], "form", cancel);
        return receipts[0].IsSaved ? Keeping.Saved : Keeping.Failed;
    }
}
