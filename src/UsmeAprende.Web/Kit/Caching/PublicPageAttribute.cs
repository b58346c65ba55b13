using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using UsmeAprende.Data;

namespace UsmeAprende.Web.Kit.Caching;

/// <summary>
/// Makes an action's page the same bytes for everyone: it is rendered once, without a user, compressed and cached. Such a page may not set
/// a cookie, since everybody would get it.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PublicPageAttribute : Attribute, IAsyncResourceFilter
{
    /// <summary>A content security policy in place of the site's, for a file that brings its own style.</summary>
    public string? Policy { get; init; }

    /// <summary>The area of the database that the page shows (<see cref="PublicStamps"/>); null for pages of the courses.</summary>
    public string? Area
    {
        get => Areas.Length == 0 ? null : Areas[0];
        init => Areas = value is null ? [] : [value];
    }

    /// <summary>The areas, if the page shows several.</summary>
    public string[] Areas { get; init; } = [];

    /// <summary>Whether phones may show a copy that is some minutes old without asking the server.</summary>
    public bool MayAge { get; init; }

    /// <summary>Whether scripts of other sites may read it, such as a wallet that draws a badge.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Query parameters that choose what the page shows. All others are ignored.</summary>
    public string[] Filters { get; init; } = [];

    /// <summary>Whether a request with a query is no public page: what somebody asks for may be private.</summary>
    public bool OnlyWithoutQuery { get; init; }

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsGet(http.Request.Method) || (OnlyWithoutQuery && http.Request.QueryString.HasValue))
        {
            await next();
            return;
        }

        if (CanonicalAddress.FindRedirect(http) is { } canonical)
        {
            context.Result = new RedirectResult(canonical + http.Request.QueryString, permanent: true);
            return;
        }

        await new PublicPageRendering
        {
            Filter = Filter(http.Request.Query),
            CacheControl = CacheControl(http),
            Areas = Areas,
            Policy = Policy,
            IsOpen = IsOpen,
        }.WriteAsync(context, next);
    }

    // Always in the same order and without empty values, so that one view has one key.
    private string Filter(IQueryCollection query) =>
        QueryString
            .Create(
                Filters
                    .Select(name => KeyValuePair.Create(name, (string?)query[name].ToString()))
                    .Where(f => !string.IsNullOrWhiteSpace(f.Value))
            )
            .Value
        ?? "";

    // In development a reload must show the edit. In production a learner on a slow line can go back without asking the server, but data of
    // the database must be current: somebody may be about to leave home for a gathering.
    private string CacheControl(HttpContext http) =>
        (Areas.Length > 0 && !MayAge) || http.RequestServices.GetRequiredService<IHostEnvironment>().IsDevelopment()
            ? PublicPageRendering.AskEachTime
            : "public, max-age=300, stale-while-revalidate=86400";
}
