using UsmeAprende.Data;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.People.Identity;

/// <summary>
/// Registers somebody who leaves a name and a contact by themselves, without an account or a way to sign in. What they say is claimed
/// (R10), and they are nobody known until staff say so (R12): whom they resemble goes to the queue of possible duplicates.
/// </summary>
public sealed class NewcomerRegistration(UsmeDb db, DuplicateBacklog duplicates, TimeProvider clock)
{
    /// <summary>To be called in the transaction of what the person came for; they have agreed to their data being kept for it.</summary>
    public async Task<Guid> RegisterAsync(PersonProfile profile, CancellationToken cancel)
    {
        if (!db.IsWriting)
            throw new InvalidOperationException("A newcomer belongs to the transaction of what they came for.");
        var now = clock.GetUtcNow().UtcDateTime;
        var person = new Person { CreatedAt = now };
        person.SetProfile(profile, now);
        person.Identifiers.AddRange(profile.CreateIdentifiers(person.Id, now));
        db.People.Add(person);
        db.Consents.Add(
            new ConsentRecord
            {
                PersonId = person.Id,
                Purpose = ConsentPurpose.DataTreatment,
                Given = true,
                DecidedAt = now,
            }
        );
        await db.SaveChangesAsync(cancel);
        await duplicates.AddMatchesAsync([person], cancel);
        return person.Id;
    }
}
