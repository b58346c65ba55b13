using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;

namespace UsmeAprende.People;

/// <summary>Lets the first administrator in, once, by a link that only who reads the site's log can know.</summary>
public sealed class SetUp(UsmeDb db, WriteGate gate, AuditTrail audit, SignUp signUp, TimeProvider clock)
{
    /// <summary>A fresh token where there is no administrator yet; any earlier one stops working.</summary>
    public Task<string?> OpenAsync(CancellationToken cancel) => gate.WriteAsync<string?>(db, async () =>
    {
        await db.SetUpLinks.Where(l => l.UsedAt == null).ExecuteDeleteAsync(cancel);
        if (await HasAdministratorAsync(cancel))
            return null;
        var token = PersonDevice.NewToken();
        db.SetUpLinks.Add(new SetUpLink { TokenHash = SetUpLink.HashOf(token), ExpiresAt = clock.GetUtcNow().UtcDateTime + SetUpLink.Validity });
        return token;
    }, cancel);

    public Task<bool> IsOpenAsync(string token, CancellationToken cancel) => Open(token).AnyAsync(cancel);

    /// <summary>Makes the administrator and closes the link for good; nothing where it is closed already.</summary>
    public async Task<Person?> CreateAsync(string token, SignUpRequest request, CancellationToken cancel)
    {
        var person = signUp.Make(request, Role.Administrator);
        var now = clock.GetUtcNow().UtcDateTime;
        return await gate.WriteAsync(db, async () =>
        {
            if (await Open(token).ExecuteUpdateAsync(set => set.SetProperty(l => l.UsedAt, now), cancel) == 0 || await HasAdministratorAsync(cancel))
                return null;
            signUp.Add(person, request);
            await audit.AppendAsync(db, person.Id, PeopleAudit.FirstAdministrator, PeopleAudit.Subject(person.Id), null, null, cancel);
            return person;
        }, cancel);
    }

    private IQueryable<SetUpLink> Open(string token)
    {
        var hash = SetUpLink.HashOf(token);
        var now = clock.GetUtcNow().UtcDateTime;
        return db.SetUpLinks.Where(l => l.TokenHash == hash && l.UsedAt == null && l.ExpiresAt > now);
    }

    private Task<bool> HasAdministratorAsync(CancellationToken cancel) => db.People.AnyAsync(p => p.Role == Role.Administrator && p.ErasedAt == null, cancel);
}
