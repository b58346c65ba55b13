using System.Security.Claims;

namespace UsmeAprende.Web.Kit;

/// <summary>Who is signed in, read from the session.</summary>
public static class ClaimsPrincipalExtensions
{
    /// <summary>Which session it is, so that one can be ended without the others.</summary>
    public const string SessionIdClaim = "sid";

    /// <summary>The signed-in person. Only for actions that demand one.</summary>
    public static Guid PersonId(this ClaimsPrincipal user) =>
        user.TryPersonId() ?? throw new InvalidOperationException("Nobody is signed in.");

    public static Guid? TryPersonId(this ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    /// <summary>The session itself: the same from signing in to signing out, in one browser.</summary>
    public static Guid? TrySessionId(this ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(SessionIdClaim), out var id) ? id : null;

    public static string GivenNames(this ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.GivenName) ?? "";
}
