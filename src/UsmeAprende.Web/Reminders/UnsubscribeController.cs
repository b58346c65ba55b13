using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Reminders.Channels;
using UsmeAprende.Reminders.Preferences;
using UsmeAprende.Web.Kit.Security;

namespace UsmeAprende.Web.Reminders;

/// <summary>
/// Stops one kind of reminder from a letter's link, without signing in: the sealed token says for whom, and is all the authority there is
/// (RFC 8058, R17). Looking changes nothing, since mail programmes open links to check them.
/// </summary>
[AllowAnonymous, SecretAddress]
public sealed class UnsubscribeController(UnsubscribeTokens tokens, ReminderPreferences preferences) : Controller
{
    private const string Path = ReminderEmailWriter.UnsubscribePath + "{token}";

    [HttpGet(Path)]
    public IActionResult Show(string token) =>
        tokens.TryRead(token, out _, out var kindId) && preferences.FindKind(kindId) is { } kind
            ? View("Unsubscribe", new UnsubscribePage(kind.Name, IsDone: false))
            : Broken();

    [HttpPost(Path), SameOriginGuard.AnyOrigin, PageOwnerGuard.AnyPerson]
    public async Task<IActionResult> Stop(string token, CancellationToken cancel) =>
        tokens.TryRead(token, out var person, out var kindId) && await preferences.OptOutAsync(person, kindId, cancel) is { } kind
            ? View("Unsubscribe", new UnsubscribePage(kind.Name, IsDone: true))
            : Broken();

    private ViewResult Broken()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("Unsubscribe", null);
    }
}

/// <summary>Which kind a letter's link stops, and whether it has. Nothing of the person, for who holds the link may be anybody.</summary>
public sealed record UnsubscribePage(string Kind, bool IsDone);
