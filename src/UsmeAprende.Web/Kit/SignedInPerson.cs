namespace UsmeAprende.Web.Kit;

/// <summary>Whose page this is. Own pages put it in <c>ViewData["Person"]</c>; public pages never do.</summary>
public sealed record SignedInPerson(Guid Id, string GivenNames, bool IsFacilitator, bool IsCoordinator, bool IsAdministrator)
{
    public const string Key = "Person";

    /// <summary>Where own pages put how many messages the person has not read.</summary>
    public const string Unread = "Unread";
}
