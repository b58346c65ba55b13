using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace UsmeAprende.Web.Site;

/// <summary>
/// Makes an action's page the same bytes for everyone: it is rendered as nobody, once, compressed and kept.
/// Such a page may not set a cookie: one person's would go to all.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PublicPageAttribute : Attribute, IAsyncResourceFilter
{
    /// <summary>A content security policy in place of the site's, for a file that brings its own style.</summary>
    public string? Policy { get; init; }

    /// <summary>What part of the database the page shows (<see cref="UsmeAprende.Data.PublicStamps"/>); none for pages of the courses.</summary>
    public string? Area { get; init; }

    /// <summary>That what it shows of the database may be some minutes old, so that phones need not ask each time.</summary>
    public bool MayAge { get; init; }

    /// <summary>Names in the query that choose what the page shows: with one of them it is rendered for nobody all the same, and not kept.</summary>
    public string[] Filters { get; init; } = [];

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsGet(http.Request.Method))
        {
            await next();
            return;
        }

        var pages = http.RequestServices.GetRequiredService<PublicPages>();
        var isFiltered = Filters.Any(http.Request.Query.ContainsKey);
        if (!isFiltered && pages.TryGet(http.Request.Path, out var kept))
        {
            // A link with a tail of its own (?utm_source=…) came past the first middleware.
            await kept.WriteAsync(http);
            context.Result = new EmptyResult();
            return;
        }

        var since = pages.Now(Area);
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

        var response = PublicResponse.Of(http.Response.ContentType ?? "text/html; charset=utf-8", page.ToArray(), CacheControl(http), Policy, http.Response.Headers.ContentDisposition);
        if (!isFiltered)
            pages.Keep(http.Request.Path, response, since);
        await response.WriteAsync(http);
    }

    // An author reloads to see the edit; a learner on a bad line goes back without asking the server.
    // What is in the database may change for somebody who is about to leave home.
    private string CacheControl(HttpContext http) =>
        (Area is not null && !MayAge) || http.RequestServices.GetRequiredService<IHostEnvironment>().IsDevelopment() ? "no-cache" : "public, max-age=300, stale-while-revalidate=86400";
}
