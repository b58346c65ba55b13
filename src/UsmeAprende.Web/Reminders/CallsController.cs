using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.People;
using UsmeAprende.Reminders.Channels;
using UsmeAprende.Web.People;
using UsmeAprende.Web.People.Accounts;

namespace UsmeAprende.Web.Reminders;

/// <summary>The page with a facilitator's call list: people whom no e-mail reaches.</summary>
[Authorize(Roles = nameof(PersonRole.Facilitator))]
public sealed class CallsController(CallList calls) : Controller
{
    public const string Path = "/facilitacion/llamadas";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(CancellationToken cancel) =>
        View(
            "Calls",
            new CallsPage(await calls.ListForFacilitatorAsync(HttpContext.Actor(), cancel), Request.Query[AccountController.Done])
        );

    [HttpPost(Path + "/{reminder:guid}/hecha")]
    public async Task<IActionResult> Tick(Guid reminder, CancellationToken cancel) =>
        LocalRedirect(
            $"{Path}?{AccountController.Done}={(await calls.MarkCalledAsync(HttpContext.Actor(), reminder, cancel) ? "llamada" : "ya")}"
        );
}

/// <summary>The call list, with a notice about the last action.</summary>
public sealed record CallsPage(IReadOnlyList<CallListEntry> Lines, string? Done)
{
    public string? Notice =>
        Done switch
        {
            "llamada" => "Quedó anotado que ya habló con esa persona.",
            "ya" => "Esa llamada ya no estaba en su lista.",
            _ => null,
        };
}
