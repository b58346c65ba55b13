using UsmeAprende.People;

namespace UsmeAprende.Web.People;

/// <summary>Who acts in a request, as the look-up of their session found them.</summary>
public static class RequestActor
{
    private static readonly object Key = new();

    /// <summary>Only for actions that demand somebody signed in.</summary>
    public static Actor Actor(this HttpContext http) =>
        http.Items[Key] is Actor actor ? actor : throw new InvalidOperationException("Nobody is signed in.");

    internal static void SetActor(this HttpContext http, Actor actor) => http.Items[Key] = actor;
}
