using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;

namespace UsmeAprende.People.Identity;

/// <summary>Staff who see a person's document type its number. If it is the claimed one, the document is proven (R10).</summary>
public sealed class DocumentVerification(UsmeDb db, AuditTrail audit, DuplicateBacklog duplicates, TimeProvider clock)
{
    public Task<DocumentVerificationResult> VerifyAsync(Actor actor, PersonId person, DocumentNumber seen, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                var claim = await db.PersonIdentifiers.SingleOrDefaultAsync(
                    i => i.PersonId == person && i.Kind == IdentifierKind.Document,
                    cancel
                );
                // Administrators see documents too: before there is other staff, nobody else can say who the first one is.
                if (
                    await actor.ReloadAsync(db, cancel) is not ({ IsFacilitator: true } or { Role: PersonRole.Administrator })
                    || await db.SamePerson(actor.PersonId).ContainsAsync(person, cancel)
                    || claim?.MatchKey != seen.MatchKey
                )
                    return DocumentVerificationResult.NotTheClaimedOne;
                if (claim.VerifiedAt is not null)
                    return DocumentVerificationResult.Verified;
                var holder = await db
                    .PersonIdentifiers.Where(i => i.MatchKey == seen.MatchKey && i.VerifiedAt != null)
                    .Select(i => (PersonId?)i.PersonId)
                    .SingleOrDefaultAsync(cancel);
                if (holder is { } other)
                {
                    await duplicates.AddPairAsync(new PersonPair(person, other), DuplicateReason.Document, actor.PersonId, cancel);
                    return DocumentVerificationResult.SomeoneElses;
                }
                claim.Verify(clock.GetUtcNow().UtcDateTime, actor.PersonId);
                await duplicates.AddMatchesAsync(
                    [await db.People.Include(p => p.Identifiers).SingleAsync(p => p.Id == person, cancel)],
                    cancel
                );
                await audit.AppendAsync(
                    db,
                    actor.PersonId,
                    PeopleAudit.DocumentSeen,
                    PeopleAudit.Subject(person),
                    null,
                    $"{seen.Type} {seen.Value}",
                    cancel
                );
                return DocumentVerificationResult.Verified;
            },
            cancel
        );
}

/// <summary>Result of checking a document that staff saw.</summary>
public enum DocumentVerificationResult
{
    Verified,

    /// <summary>The number typed is not the one that the person claims, or the actor may not verify it.</summary>
    NotTheClaimedOne,

    /// <summary>Another account has it proven: a coordinator must find out whether they are one person (R14).</summary>
    SomeoneElses,
}
