using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.Audit;
using UsmeAprende.Data;

namespace UsmeAprende.People.Accounts;

/// <summary>Lets an administrator sign up once, by a link that is only shown in the site's log or by a command on the server.</summary>
public sealed class AdministratorSetUp(UsmeDb db, AuditTrail audit, AccountSignUp signUp, TimeProvider clock)
{
    /// <summary>A new token if there is no administrator yet. It replaces any earlier one.</summary>
    public Task<string?> CreateFirstLinkAsync(CancellationToken cancel) =>
        db.WriteAsync(async () => await HasAdministratorAsync(cancel) ? null : await LinkAsync(cancel), cancel);

    /// <summary>
    /// A new token although there are administrators, for a command on the server when they left or cannot sign in. It replaces any earlier
    /// one.
    /// </summary>
    public Task<string> CreateAnotherLinkAsync(CancellationToken cancel) =>
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
    public async Task<SignUpResult> CreateAdministratorAsync(string token, SignUpRequest request, CancellationToken cancel)
    {
        var person = signUp.BuildPerson(request, PersonRole.Administrator);
        var now = clock.GetUtcNow().UtcDateTime;
        return await db.WriteAsync(
            async () =>
            {
                var isFirst = !await HasAdministratorAsync(cancel);
                if (await Open(token).ExecuteUpdateAsync(set => set.SetProperty(l => l.UsedAt, now), cancel) == 0)
                    return new SignUpResult(SignUpStatus.LinkClosed);
                var result = await signUp.AddIfReachableAsync(person, request, cancel);
                if (result.Status is SignUpStatus.Created)
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
        db.People.AnyAsync(p => p.Role == PersonRole.Administrator && p.ErasedAt == null, cancel);
}

/// <summary>The one-time address where an administrator signs up, kept only as a hash.</summary>
public sealed class SetUpLink
{
    public static readonly TimeSpan Validity = TimeSpan.FromHours(24);

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required byte[] TokenHash { get; init; }

    public required DateTime ExpiresAt { get; init; }

    public DateTime? UsedAt { get; private set; }

    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}

internal sealed class SetUpLinkMapping : IEntityTypeConfiguration<SetUpLink>
{
    public void Configure(EntityTypeBuilder<SetUpLink> link)
    {
        link.ToTable("SetUpLinks");
        link.Property(l => l.Id).ValueGeneratedNever();
        link.Property(l => l.TokenHash).HasMaxLength(32);
        link.HasIndex(l => l.TokenHash).IsUnique();
    }
}
