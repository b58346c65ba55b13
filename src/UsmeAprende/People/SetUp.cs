using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;

namespace UsmeAprende.People;

/// <summary>Lets an administrator sign up, once, by a link that only who reads the site's log, or runs its commands, can know.</summary>
public sealed class SetUp(UsmeDb db, AuditTrail audit, SignUp signUp, TimeProvider clock)
{
    /// <summary>A fresh token where there is no administrator yet; any earlier one stops working.</summary>
    public Task<string?> OpenAsync(CancellationToken cancel) =>
        db.WriteAsync(async () => await HasAdministratorAsync(cancel) ? null : await LinkAsync(cancel), cancel);

    /// <summary>
    /// The same where there are administrators, who left or lost their way in: for whoever runs commands on the server. Any earlier one
    /// stops working.
    /// </summary>
    public Task<string> OpenAnotherAsync(CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                await audit.AppendAsync(db, null, PeopleAudit.AdministratorLink, PeopleAudit.Site, null, null, cancel);
                return await LinkAsync(cancel);
            },
            cancel
        );

    public Task<bool> IsOpenAsync(string token, CancellationToken cancel) => Open(token).AnyAsync(cancel);

    /// <summary>Makes the administrator and closes the link for good.</summary>
    public async Task<SignUpResult> CreateAsync(string token, SignUpRequest request, CancellationToken cancel)
    {
        var person = signUp.Make(request, Role.Administrator);
        var now = clock.GetUtcNow().UtcDateTime;
        return await db.WriteAsync(
            async () =>
            {
                var isFirst = !await HasAdministratorAsync(cancel);
                if (await Open(token).ExecuteUpdateAsync(set => set.SetProperty(l => l.UsedAt, now), cancel) == 0)
                    return new SignUpResult(SignUpOutcome.LinkClosed);
                var result = await signUp.AddAsync(person, request, cancel);
                if (result.Outcome is SignUpOutcome.Created)
                    await audit.AppendAsync(
                        db,
                        person.Id,
                        isFirst ? PeopleAudit.FirstAdministrator : PeopleAudit.AnotherAdministrator,
                        PeopleAudit.Subject(person.Id),
                        null,
                        null,
                        cancel
                    );
                else
                    await Any(token).ExecuteUpdateAsync(set => set.SetProperty(l => l.UsedAt, (DateTime?)null), cancel);
                return result;
            },
            cancel
        );
    }

    private async Task<string> LinkAsync(CancellationToken cancel)
    {
        await db.SetUpLinks.Where(l => l.UsedAt == null).ExecuteDeleteAsync(cancel);
        var token = PersonDevice.NewToken();
        db.SetUpLinks.Add(
            new SetUpLink { TokenHash = SetUpLink.HashOf(token), ExpiresAt = clock.GetUtcNow().UtcDateTime + SetUpLink.Validity }
        );
        return token;
    }

    private IQueryable<SetUpLink> Open(string token)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return Any(token).Where(l => l.UsedAt == null && l.ExpiresAt > now);
    }

    private IQueryable<SetUpLink> Any(string token)
    {
        var hash = SetUpLink.HashOf(token);
        return db.SetUpLinks.Where(l => l.TokenHash == hash);
    }

    private Task<bool> HasAdministratorAsync(CancellationToken cancel) =>
        db.People.AnyAsync(p => p.Role == Role.Administrator && p.ErasedAt == null, cancel);
}
