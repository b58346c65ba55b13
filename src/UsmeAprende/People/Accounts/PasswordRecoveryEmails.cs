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
/// Codes by e-mail for who forgot the password (R12). Asking is the same work whoever asks and for whomever, so that neither the answer nor
/// the time it takes tells who has an account or an e-mail here.
/// </summary>
public sealed class PasswordRecoveryEmails(
    UsmeDb db,
    EmailQueue post,
    CodeEmailLimit limit,
    JobDispatcher jobs,
    IDataProtectionProvider protection,
    TimeProvider clock
) : IDeferredEmailSource
{
    // No identifier is longer; more of what was typed need not be kept.
    private const int Longest = 254;
    private const int AtOnce = 50;

    private readonly IDataProtector _protector = protection.CreateProtector("UsmeAprende.People.RecoveryRequest");

    /// <summary>
    /// Has somebody written to who is known by this identifier and has proven an e-mail address. Says nothing of whether there is one.
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

        // The site was off, and whoever asked has given up.
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

            // The letters' own only: a stranger who asks for them must not void what somebody who saw the person gave.
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
            post.Enqueue(AccountEmails.CreateRecoveryCode(address.PersonId, address.Value, digits), code.ExpiresAt);
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
            // Its key is gone; whoever asked will ask again.
            return null;
        }
    }
}

/// <summary>
/// Somebody asked for a code by e-mail, under whatever they typed. Whether anybody is known by it is looked up a moment later, when nobody
/// waits for the answer.
/// </summary>
internal sealed class RecoveryRequest
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>What was typed: perhaps somebody's document number.</summary>
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
