using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.People;
using UsmeAprende.Reminders;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Reminders;

/// <summary>Whom a facilitator should call or write to by WhatsApp, because no letter reaches them.</summary>
[Authorize(Roles = nameof(Role.Facilitator))]
public sealed class CallsController(CallList calls) : Controller
{
    public const string Path = "/facilitacion/llamadas";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(CancellationToken cancel) =>
        View("Calls", new CallsPage(await calls.OfAsync(User.PersonId(), cancel), Request.Query[AccountController.Done]));

    [HttpPost(Path + "/{reminder:guid}/hecha")]
    public async Task<IActionResult> Tick(Guid reminder, CancellationToken cancel) =>
        LocalRedirect($"{Path}?{AccountController.Done}={(await calls.TickAsync(User.PersonId(), reminder, cancel) ? "llamada" : "ya")}");
}
