using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Data;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Gatherings.Attendance;

/// <summary>On the facilitators' first page: gatherings whose attendance waits to be taken or closed.</summary>
[ViewComponent(Name = "OpenGatherings")]
public sealed class OpenGatheringsViewComponent(FacilitatedGatheringReader facilitated, TimeProvider clock) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var today = BogotaClock.DayOf(clock.GetUtcNow().UtcDateTime);
        var open = (await facilitated.ListOpenAsync(HttpContext.Actor(), HttpContext.RequestAborted)).ToLookup(g =>
            BogotaClock.DayOf(g.StartsAt) == today
        );
        return View(
            "/Gatherings/Attendance/_OpenGatherings.cshtml",
            new OpenGatheringsPage([.. open[true].OrderBy(g => g.StartsAt)], [.. open[false]])
        );
    }
}

/// <summary>Gatherings whose attendance waits: those of today, to take it, and the others, to close it or get ready.</summary>
public sealed record OpenGatheringsPage(IReadOnlyList<OpenGathering> Today, IReadOnlyList<OpenGathering> Others);
