using UsmeAprende.People;

namespace UsmeAprende.Web.Site;

/// <summary>Whose page this is. Own pages put it in <c>ViewData["Person"]</c>; public pages never do.</summary>
public sealed record SignedIn(Guid Id, string GivenNames, Role Role)
{
    public const string Key = "Person";

    public bool IsFacilitator => Role is Role.Facilitator or Role.Coordinator;

    public bool IsCoordinator => Role is Role.Coordinator;

    public bool IsAdministrator => Role is Role.Administrator;
}
