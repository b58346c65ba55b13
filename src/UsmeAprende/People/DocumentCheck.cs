using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;

namespace UsmeAprende.People;

/// <summary>Staff who sees a person's document types its number; if it is the one claimed, it is proven (R10).</summary>
public sealed class DocumentCheck(UsmeDb db, AuditTrail audit, PossibleDuplicates duplicates, TimeProvider clock)
{
    public Task<DocumentAnswer> SeeAsync(Guid staff, Guid person, DocumentNumber seen, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                var claim = await db.PersonIdentifiers.SingleOrDefaultAsync(
                    i => i.PersonId == person && i.Kind == IdentifierKind.Document,
                    cancel
                );
                if (await db.SamePerson(staff).ContainsAsync(person, cancel) || claim?.MatchKey != seen.MatchKey)
                    return DocumentAnswer.NotTheClaimedOne;
                if (claim.VerifiedAt is not null)
                    return DocumentAnswer.Verified;
                var holder = await db
                    .PersonIdentifiers.Where(i => i.MatchKey == seen.MatchKey && i.VerifiedAt != null)
                    .Select(i => (Guid?)i.PersonId)
                    .SingleOrDefaultAsync(cancel);
                if (holder is { } other)
                {
                    await duplicates.NoteAsync(new PersonPair(person, other), Likeness.Document, staff, cancel);
                    return DocumentAnswer.SomeoneElses;
                }
                claim.Verify(clock.GetUtcNow().UtcDateTime, staff);
                await duplicates.NoticeAsync(
                    [await db.People.Include(p => p.Identifiers).SingleAsync(p => p.Id == person, cancel)],
                    cancel
                );
                await audit.AppendAsync(
                    db,
                    staff,
                    PeopleAudit.DocumentSeen,
                    PeopleAudit.Subject(person),
                    null,
                    $"{seen.Type} {seen.Value}",
                    cancel
                );
                return DocumentAnswer.Verified;
            },
            cancel
        );
}
