using UsmeAprende.Data;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.People.Identity;

/// <summary>
/// Registers a person who gives a name and a contact without making an account. The data are claimed (R10), and the person is never taken
/// for a known one (R12): similar people go to the queue of possible duplicates.
/// </summary>
public sealed class NewcomerRegistration(UsmeDb db, DuplicateBacklog duplicates, TimeProvider clock)
{
    /// <summary>
    /// To be called in the transaction of what the person asked for. They must have consented to the treatment of their data.
    /// </summary>
    public async Task<PersonId> RegisterAsync(PersonProfile profile, CancellationToken cancel)
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
