using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Learning;

/// <summary>Asks whether staff may say what they send (R2), of the database as it is at receipt: a role that was taken away no longer speaks.</summary>
public sealed class StaffRecords(IServiceScopeFactory scopes)
{
    internal sealed record May(bool IsCoordinator, IReadOnlyList<string?> Refusals);

    internal async Task<May> AskAsync(Guid author, IReadOnlyList<StaffRecord> records, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<UsmeDb>();
        var role = await db.People
            .Where(p => p.Id == author && p.ErasedAt == null).Select(p => p.Role).FirstOrDefaultAsync(cancel);
        if (role is not (Role.Facilitator or Role.Coordinator))
            return new May(false, [.. records.Select(_ => Reasons.NotYours)]);

        var refusals = await scope.ServiceProvider.GetRequiredService<IRecordAuthority>().RefusalsAsync(author, records, cancel);
        // Under any of one's rows (R14).
        var oneself = await db.SamePerson(author).ToHashSetAsync(cancel);

        // About oneself one speaks as a learner does; a mark of one's own attendance is a colleague's to make.
        return new May(role is Role.Coordinator, [.. records.Zip(refusals, (r, refusal) => oneself.Contains(r.Person) ? Reasons.NotYours : refusal)]);
    }
}
