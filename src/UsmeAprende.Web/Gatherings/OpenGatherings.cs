using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Gatherings;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Gatherings;

/// <summary>On the facilitators' first page: gatherings whose attendance waits to be taken or closed.</summary>
[ViewComponent(Name = "OpenGatherings")]
public sealed class OpenGatherings(FacilitatedGatherings facilitated) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync() =>
        View("/Gatherings/_OpenGatherings.cshtml", await facilitated.OpenAsync(((ClaimsPrincipal)User).PersonId(), HttpContext.RequestAborted));
}
