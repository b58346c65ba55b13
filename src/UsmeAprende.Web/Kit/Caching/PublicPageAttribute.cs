using System.IO.Compression;
using System.Security.Claims;
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
    public string? Area { get; init; }

    /// <summary>Whether phones may show a copy that is some minutes old without asking the server.</summary>
    public bool MayAge { get; init; }

    /// <summary>Query parameters that choose what the page shows. All others are ignored.</summary>
    public string[] Filters { get; init; } = [];

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsGet(http.Request.Method))
        {
            await next();
            return;
        }

        if (CanonicalAddress.FindRedirect(http) is { } canonical)
        {
            context.Result = new RedirectResult(canonical + http.Request.QueryString, permanent: true);
            return;
        }

        var pages = http.RequestServices.GetRequiredService<PublicPageCache>();
        var path = http.Request.Path.Value!;
        var filter = Filter(http.Request.Query);
        if (pages.TryGet(path, filter, out var kept))
        {
            // The first middleware does not answer requests with a query, such as a filter or ?utm_source=….
            await kept.WriteAsync(http);
            context.Result = new EmptyResult();
            return;
        }

        var since = pages.CaptureMoment(Area);
        http.User = new ClaimsPrincipal(new ClaimsIdentity());
        var line = http.Response.Body;
        using var page = new MemoryStream();
        http.Response.Body = page;
        try
        {
            var executed = await next();
            if (executed.Exception is not null && !executed.ExceptionHandled)
                return;
        }
        finally
        {
            http.Response.Body = line;
        }

        if (http.Response.Headers.SetCookie.Count > 0)
            throw new InvalidOperationException($"The public page {http.Request.Path} tried to set a cookie.");
        if (http.Response.StatusCode != StatusCodes.Status200OK)
        {
            page.Position = 0;
            await page.CopyToAsync(line, http.RequestAborted);
            return;
        }

        var response = PublicResponse.Create(
            http.Response.ContentType ?? "text/html; charset=utf-8",
            page.ToArray(),
            CacheControl(http),
            new PublicResponse.ResponseOptions
            {
                Policy = Policy,
                Disposition = http.Response.Headers.ContentDisposition,
                // Filtered pages are seldom requested twice: good compression would cost more than it saves.
                Packing = filter.Length == 0 ? CompressionLevel.SmallestSize : CompressionLevel.Fastest,
            }
        );
        pages.Store(path, filter, response, since);
        await response.WriteAsync(http);
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
        (Area is not null && !MayAge) || http.RequestServices.GetRequiredService<IHostEnvironment>().IsDevelopment()
            ? "no-cache"
            : "public, max-age=300, stale-while-revalidate=86400";
}
