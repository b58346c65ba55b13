using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Gatherings;

/// <summary>On the facilitators' first page: gatherings whose attendance waits to be taken or closed.</summary>
[ViewComponent(Name = "OpenGatherings")]
public sealed class OpenGatherings(FacilitatedGatherings facilitated, TimeProvider clock) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var today = BogotaClock.DayOf(clock.GetUtcNow().UtcDateTime);
        var open = (await facilitated.OpenAsync(((ClaimsPrincipal)User).PersonId(), HttpContext.RequestAborted)).ToLookup(g =>
            BogotaClock.DayOf(g.StartsAt) == today
        );
        return View(
            "/Gatherings/_OpenGatherings.cshtml",
            new OpenGatheringsPage([.. open[true].OrderBy(g => g.StartsAt)], [.. open[false]])
        );
    }
}
