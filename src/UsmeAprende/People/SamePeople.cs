using UsmeAprende.Data;

namespace UsmeAprende.People;

/// <summary>
/// Reads several rows as the one human they were found to be (R14): whatever is asked of a person is asked of all their rows.
/// </summary>
public static class SamePeople
{
    /// <summary>
    /// The ids of every row that is the same human as this one, itself included; to be used inside a query:
    /// <c>db.SamePerson(id).Contains(x.PersonId)</c>.
    /// </summary>
    // The survivor is looked up once and then found by index; asking it of each person would walk through all of them.
    public static IQueryable<Guid> SamePerson(this UsmeDb db, Guid person) =>
        db
            .People.Where(p => p.SurvivorId == db.People.Where(me => me.Id == person).Select(me => me.SurvivorId).FirstOrDefault())
            .Select(p => p.Id);
}
