using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.People;

/// <summary>
/// Who acts: the row that signed in, the human behind it (R14) and their role. The look-up of the session makes it once a request, and it
/// is passed down, so that nobody reads the same person again. It says who asks, not what stays allowed: whatever is written reads the role
/// once more, in the transaction that writes (R2, R15).
/// </summary>
/// <param name="PersonId">The row.</param>
/// <param name="HumanId">The row that stands for all of theirs.</param>
/// <param name="Role">What they may act as: staff without their second factor are learners.</param>
public readonly record struct Actor(Guid PersonId, Guid HumanId, PersonRole Role)
{
    public bool IsCoordinator => Role is PersonRole.Coordinator;

    /// <summary>Whether they may run gatherings at all.</summary>
    public bool IsFacilitator => Role is PersonRole.Facilitator or PersonRole.Coordinator;

    /// <summary>Somebody who may not act as staff, or is no longer there.</summary>
    public static Actor WithoutRole(Guid person) => new(person, person, PersonRole.Learner);

    /// <summary>
    /// The same with the role that they have now: what every transaction asks that writes for staff. Whoever acts as a learner stays one.
    /// </summary>
    public async Task<Actor> ReloadAsync(UsmeDb db, CancellationToken cancel) =>
        Role is PersonRole.Learner ? this : await FindAsync(db, PersonId, cancel);

    /// <summary>Somebody for whom long work goes on after their request, with the role that they have now.</summary>
    public static async Task<Actor> FindAsync(UsmeDb db, Guid person, CancellationToken cancel) =>
        await db
            .People.Where(p => p.Id == person && p.ErasedAt == null)
            .Select(p => (Actor?)new Actor(p.Id, p.SurvivorId, p.Role))
            .SingleOrDefaultAsync(cancel)
        ?? WithoutRole(person);
}
