using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Web.Kit;

namespace UsmeAprende.Web.Gatherings.Attendance;

/// <summary>On one's own page: the hours given to learning, in all or in one course (R22).</summary>
[ViewComponent(Name = "OwnHours")]
public sealed class OwnHoursViewComponent(LearningHoursReader reader) : ViewComponent
{
    private static readonly object Key = new();

    public async Task<IViewComponentResult> InvokeAsync(string? course)
    {
        // Once a page, however many courses it shows.
        if (HttpContext.Items[Key] is not LearningHours hours)
            HttpContext.Items[Key] = hours = await reader.ComputeAsync(((ClaimsPrincipal)User).PersonId(), HttpContext.RequestAborted);
        return View("/Gatherings/Attendance/_OwnHours.cshtml", course is null ? hours.Minutes : hours.ByCourse.GetValueOrDefault(course));
    }
}
