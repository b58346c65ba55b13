using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Day;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Gatherings.Day;

/// <summary>On the facilitators' first page: today's gathering or the next, the calls that wait, and the papers that are missing.</summary>
[ViewComponent(Name = "FacilitatorDay")]
public sealed class FacilitatorDayViewComponent(FacilitatorDayReader days, IPendingCalls calls) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync() =>
        View(
            "/Gatherings/Day/_FacilitatorDay.cshtml",
            new FacilitatorDayPage(
                await days.ReadAsync(HttpContext.Actor(), HttpContext.RequestAborted),
                (await calls.CountAsync(HttpContext.Actor(), HttpContext.RequestAborted)).People
            )
        );
}

/// <param name="Calls">How many people are to be called.</param>
public sealed record FacilitatorDayPage(FacilitatorDay Day, int Calls);
