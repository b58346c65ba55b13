using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Gatherings;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Gatherings;

/// <summary>On one's own page: the hours given to learning, in all or in one course (R22).</summary>
[ViewComponent(Name = "OwnHours")]
public sealed class OwnHours(HoursReader reader) : ViewComponent
{
    private static readonly object Key = new();

    public async Task<IViewComponentResult> InvokeAsync(string? course)
    {
        // Once a page, however many courses it shows.
        if (HttpContext.Items[Key] is not Hours hours)
            HttpContext.Items[Key] = hours = await reader.OfAsync(((ClaimsPrincipal)User).PersonId(), HttpContext.RequestAborted);
        return View("/Gatherings/_OwnHours.cshtml", course is null ? hours.Minutes : hours.ByCourse.GetValueOrDefault(course));
    }
}
