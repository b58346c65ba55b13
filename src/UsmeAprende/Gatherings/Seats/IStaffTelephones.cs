using UsmeAprende.People;

namespace UsmeAprende.Gatherings.Seats;

/// <summary>
/// The telephones that a member of staff may use. Reminders implement it: they know who may be called (R16) and who refused.
/// </summary>
public interface IStaffTelephones
{
    /// <returns>By row; whom the actor may not call is left out.</returns>
    Task<IReadOnlyDictionary<PersonId, StaffTelephone>> ListAsync(
        Actor actor,
        IReadOnlyCollection<PersonId> people,
        CancellationToken cancel
    );
}

/// <summary>A telephone with the ways in which its owner wants to be reached: at least one of them.</summary>
/// <param name="Number">In E.164.</param>
/// <param name="ToRead">As people read it.</param>
public sealed record StaffTelephone(string Number, string ToRead, bool TakesCalls, bool TakesChats);
