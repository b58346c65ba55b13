using UsmeAprende.People;

namespace UsmeAprende.Testing;

/// <summary>Who acts, as the look-up of their session would have found them.</summary>
public static class TestActors
{
    public static Actor AsFacilitator(this Guid person) => new(person, person, PersonRole.Facilitator);

    public static Actor AsCoordinator(this Guid person) => new(person, person, PersonRole.Coordinator);

    public static Actor AsAdministrator(this Guid person) => new(person, person, PersonRole.Administrator);
}
