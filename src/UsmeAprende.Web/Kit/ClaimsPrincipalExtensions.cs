using System.Security.Claims;

namespace UsmeAprende.Web.Kit;

/// <summary>Reads the signed-in person from the session's claims.</summary>
public static class ClaimsPrincipalExtensions
{
    /// <summary>The claim with the session's id, so that one session can be ended without the others.</summary>
    public const string SessionIdClaim = "sid";

    /// <summary>The signed-in person. Only for actions that require one.</summary>
    public static PersonId PersonId(this ClaimsPrincipal user) =>
        user.TryPersonId() ?? throw new InvalidOperationException("Nobody is signed in.");

    public static PersonId? TryPersonId(this ClaimsPrincipal user) =>
        UsmeAprende.PersonId.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    /// <summary>The session's id: the same from signing in to signing out, in one browser.</summary>
    public static Guid? TrySessionId(this ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(SessionIdClaim), out var id) ? id : null;

    public static string GivenNames(this ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.GivenName) ?? "";
}
