using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.People;

/// <summary>
/// Who acts: the row that signed in, its human (R14) and the role. It is created once a request, when the session is looked up, and passed
/// to the services, so that they need not read the person again. It does not replace the check at writing: each write reads the role again
/// in its transaction (R2, R15).
/// </summary>
/// <param name="PersonId">The row.</param>
/// <param name="HumanId">The survivor: the row that stands for all rows of the human.</param>
/// <param name="Role">The role in which they may act. Staff without the second factor act as learners.</param>
public readonly record struct Actor(PersonId PersonId, HumanId HumanId, PersonRole Role)
{
    public bool IsCoordinator => Role is PersonRole.Coordinator;

    /// <summary>True for everybody who may run gatherings.</summary>
    public bool IsFacilitator => Role is PersonRole.Facilitator or PersonRole.Coordinator;

    /// <summary>An actor without rights of staff, or who does not exist any more.</summary>
    public static Actor WithoutRole(PersonId person) => new(person, (HumanId)person, PersonRole.Learner);

    /// <summary>
    /// The same with the role that they have now: what every transaction asks that writes for staff. Whoever acts as a learner stays one.
    /// </summary>
    public async Task<Actor> ReloadAsync(UsmeDb db, CancellationToken cancel) =>
        Role is PersonRole.Learner ? this : await FindAsync(db, PersonId, cancel);

    /// <summary>Reads an actor for work that continues after their request, with the current role.</summary>
    public static async Task<Actor> FindAsync(UsmeDb db, PersonId person, CancellationToken cancel) =>
        await db
            .People.Where(p => p.Id == person && p.ErasedAt == null)
            .Select(p => (Actor?)new Actor(p.Id, p.SurvivorId, p.Role))
            .SingleOrDefaultAsync(cancel)
        ?? WithoutRole(person);
}
