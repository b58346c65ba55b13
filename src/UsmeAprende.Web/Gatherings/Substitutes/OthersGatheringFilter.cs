using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.People;
using UsmeAprende.Web.Gatherings.Attendance;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Gatherings.Substitutes;

/// <summary>
/// Tells a facilitator whose gathering it is that they opened a page of, instead of "not found". Only what the gathering's public page says
/// is told, and only to facilitators: whoever has no such role is refused before.
/// </summary>
/// <param name="services">Asked only then: every page passes here, and none may fail where gatherings cannot be read.</param>
public sealed class OthersGatheringFilter(IServiceProvider services) : IAsyncResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        if (
            context is { Result: NotFoundResult, Controller: Controller controller }
            && HttpMethods.IsGet(request.Method)
            && request.Path.StartsWithSegments(AttendancePage.Folder)
            && Guid.TryParse($"{context.RouteData.Values["id"]}", out var id)
            && context.HttpContext.User.IsInRole(nameof(PersonRole.Facilitator))
            && await FindAsync(context.HttpContext.Actor(), id, request.HttpContext.RequestAborted) is { } gathering
        )
        {
            var page = controller.View("/Gatherings/Substitutes/OthersGathering.cshtml", new OthersGatheringPage(gathering, null));
            page.StatusCode = StatusCodes.Status403Forbidden;
            context.Result = page;
        }
        await next();
    }

    // Null for a gathering of their own, of which only a part was not found.
    private async Task<PublicGathering?> FindAsync(Actor actor, Guid id, CancellationToken cancel) =>
        await services.GetRequiredService<FacilitatedGatheringReader>().FindAsync(actor, id, cancel) is null
            ? await services.GetRequiredService<PublicGatheringReader>().FindAsync(id, cancel)
            : null;
}

/// <summary>Whose gathering it is, with a field for a code.</summary>
/// <param name="Code">The code as typed, if it was refused.</param>
public sealed record OthersGatheringPage(PublicGathering Gathering, string? Code)
{
    public string JoinPath => $"{AttendancePage.PathOf(Gathering.Id)}/relevo";

    public string Facilitators =>
        Gathering.Facilitators.Count == 0 ? "Todavía no tiene quien lo facilite" : string.Join(", ", Gathering.Facilitators);
}
