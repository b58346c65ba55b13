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
    public async Task<IActionResult> Tick(Guid reminder, [FromForm(Name = "tambien")] string? also, CancellationToken cancel)
    {
        List<Guid> said = [.. (also ?? "").Split('.').Select(part => Guid.TryParse(part, out var id) ? id : Guid.Empty)];
        var isDone = await calls.MarkCalledAsync(HttpContext.Actor(), reminder, said, cancel);
        return LocalRedirect($"{Path}?{AccountController.Done}={(isDone ? "llamada" : "ya")}");
    }
}

/// <summary>The call list, with a notice about the last action.</summary>
public sealed record CallsPage(CallListState Calls, string? Done)
{
    public string? Notice =>
        Done switch
        {
            "llamada" => "Quedó anotado que ya habló con esa persona.",
            "ya" => "Esa llamada ya no estaba en su lista.",
            _ => null,
        };
}
