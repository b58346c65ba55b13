using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.Data;
using UsmeAprende.Jobs;
using UsmeAprende.Mail;
using UsmeAprende.People.Identity;
using UsmeAprende.Typing;

namespace UsmeAprende.People.Accounts;

/// <summary>
/// Sends codes by e-mail for password recovery (R12). A request is the same work for every identifier, so that neither the answer nor its
/// time shows who has an account or an e-mail address here (R11).
/// </summary>
public sealed class PasswordRecoveryEmails(
    UsmeDb db,
    EmailQueue post,
    AccountEmails letters,
    CodeEmailLimit limit,
    JobDispatcher jobs,
    IDataProtectionProvider protection,
    TimeProvider clock
) : IDeferredEmailSource
{
    // No identifier is longer, so no more of the text is stored.
    private const int Longest = 254;
    private const int AtOnce = 50;

    private readonly IDataProtector _protector = protection.CreateProtector("UsmeAprende.People.RecoveryRequest");

    /// <summary>
    /// Requests a code for the person with this identifier and a proven e-mail address. It does not show whether there is one.
    /// </summary>
    public async Task RequestAsync(string? identifier, CancellationToken cancel)
    {
        var typed = TypedText.CleanValue(identifier).PadRight(Longest)[..Longest];
        var request = new RecoveryRequest
        {
            Sealed = _protector.Protect(Encoding.UTF8.GetBytes(typed)),
            AskedAt = clock.GetUtcNow().UtcDateTime,
        };
        await db.WriteAsync(
            () =>
            {
                db.AfterCommit(() => jobs.Enqueue(EmailSendingJob.Name));
                return Task.FromResult(db.Add(request));
            },
            cancel
        );
    }

    public async Task QueueEmailsAsync(CancellationToken cancel)
    {
        while (await db.RecoveryRequests.AsNoTracking().OrderBy(r => r.AskedAt).Take(AtOnce).ToListAsync(cancel) is { Count: > 0 } requests)
        {
            foreach (var request in requests)
                await db.WriteAsync(() => AnswerAsync(request, cancel), cancel);
        }
    }

    private async Task AnswerAsync(RecoveryRequest request, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var isMine = await db.RecoveryRequests.Where(r => r.Id == request.Id).ExecuteDeleteAsync(cancel) == 1;

        // The request is too old: the site was off, and the person has given up.
        if (!isMine || request.AskedAt + PasswordRecovery.Validity <= now || Typed(request) is not { } identifier)
            return;
        var reachable = db.People.Where(p => p.Identifiers.Any(i => i.Kind == IdentifierKind.Email && i.VerifiedAt != null));
        var claimants = await IdentifierClaimants.ListTriedPeopleAsync(
            db,
            new SignInAttempt { Identifier = identifier, Password = null },
            reachable,
            cancel
        );
        var addresses = await db
            .PersonIdentifiers.AsNoTracking()
            .Where(i => claimants.Contains(i.PersonId) && i.Kind == IdentifierKind.Email && i.VerifiedAt != null)
            .ToListAsync(cancel);
        foreach (var address in addresses)
        {
            if (!await limit.TryTakeAsync(address.MatchKey, CodePurpose.Recovery, cancel))
                continue;

            // Voids only earlier codes by e-mail: a stranger who requests one must not void a code from staff.
            await db
                .OneUseCodes.Where(c =>
                    c.PersonId == address.PersonId && c.Purpose == CodePurpose.Recovery && c.IssuedById == null && c.UsedAt == null
                )
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.UsedAt, now), cancel);
            var code = new OneUseCode
            {
                PersonId = address.PersonId,
                Purpose = CodePurpose.Recovery,
                IssuedAt = now,
                ExpiresAt = now + PasswordRecovery.Validity,
            };
            var digits = code.GenerateDigits();
            db.OneUseCodes.Add(code);
            var name = await db.People.Where(p => p.Id == address.PersonId).Select(p => p.GivenNames).SingleAsync(cancel);
            post.Enqueue(letters.CreateRecoveryCode(address.PersonId, name, address.Value, digits), code.ExpiresAt);
        }
    }

    private string? Typed(RecoveryRequest request)
    {
        try
        {
            return Encoding.UTF8.GetString(_protector.Unprotect(request.Sealed)).Trim();
        }
        catch (CryptographicException)
        {
            // The key is gone; the person will ask again.
            return null;
        }
    }
}

/// <summary>
/// A request for a code by e-mail, with the text that was typed. The person is looked up a moment later by a job, when nobody waits for the
/// answer.
/// </summary>
internal sealed class RecoveryRequest
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>The typed text, encrypted: it may be somebody's document number.</summary>
    public required byte[] Sealed { get; init; }

    public required DateTime AskedAt { get; init; }
}

internal sealed class RecoveryRequestMapping : IEntityTypeConfiguration<RecoveryRequest>
{
    public void Configure(EntityTypeBuilder<RecoveryRequest> request)
    {
        request.ToTable("RecoveryRequests");
        request.Property(r => r.Id).ValueGeneratedNever();
        request.HasIndex(r => r.AskedAt);
    }
}
