namespace UsmeAprende.Web.Kit;

/// <summary>The person for whom the page is made. Own pages put it in <c>ViewData["Person"]</c>; public pages never do.</summary>
public sealed record SignedInPerson(
    PersonId Id,
    string GivenNames,
    bool IsFacilitator,
    bool IsCoordinator,
    bool IsAdministrator,
    bool IsAuditor
)
{
    public const string Key = "Person";

    /// <summary>The key in ViewData for the number of unread messages.</summary>
    public const string Unread = "Unread";
}
