using UsmeAprende.People;

namespace UsmeAprende.Web.Kit;

/// <summary>Whose page this is. Own pages put it in <c>ViewData["Person"]</c>; public pages never do.</summary>
public sealed record SignedInPerson(Guid Id, string GivenNames, PersonRole Role)
{
    public const string Key = "Person";

    /// <summary>Where own pages put how many messages the person has not read.</summary>
    public const string Unread = "Unread";

    public bool IsFacilitator => Role is PersonRole.Facilitator or PersonRole.Coordinator;

    public bool IsCoordinator => Role is PersonRole.Coordinator;

    public bool IsAdministrator => Role is PersonRole.Administrator;
}
