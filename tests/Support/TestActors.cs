using UsmeAprende.People;

namespace UsmeAprende.Testing;

/// <summary>Who acts, as the look-up of their session would have found them.</summary>
public static class TestActors
{
    public static Actor AsFacilitator(this PersonId person) => new(person, (HumanId)person, PersonRole.Facilitator);

    public static Actor AsCoordinator(this PersonId person) => new(person, (HumanId)person, PersonRole.Coordinator);

    public static Actor AsAdministrator(this PersonId person) => new(person, (HumanId)person, PersonRole.Administrator);
}
