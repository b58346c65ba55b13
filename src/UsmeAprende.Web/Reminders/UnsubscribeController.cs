using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Reminders.Channels;
using UsmeAprende.Reminders.Preferences;
using UsmeAprende.Web.Kit.Security;

namespace UsmeAprende.Web.Reminders;

/// <summary>
/// Stops one kind of reminder by the link in an e-mail, without signing in: the encrypted token names the person, and is the only
/// authorisation (RFC 8058, R17). A GET changes nothing, since mail apps open links to check them.
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

/// <summary>The kind that the link stops, and whether it was stopped. No data of the person, since anybody may have the link.</summary>
public sealed record UnsubscribePage(string Kind, bool IsDone);
