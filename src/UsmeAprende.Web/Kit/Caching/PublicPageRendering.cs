using System.IO.Compression;
using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace UsmeAprende.Web.Kit.Caching;

/// <summary>Answers with a page that is the same for everyone: as it was kept, or rendered now as nobody and then kept.</summary>
public sealed class PublicPageRendering
{
    public const string AskEachTime = "no-cache";

    /// <summary>Tells apart what one address may show; empty for what the first middleware may answer for everyone.</summary>
    public required string Filter { get; init; }

    /// <summary>Whether the address shows something else to somebody who is signed in.</summary>
    public bool IsForNobody { get; init; }

    /// <summary>Whether scripts of other sites may read it.</summary>
    public bool IsOpen { get; init; }

    public required string CacheControl { get; init; }

    /// <summary>The areas of the database that it shows.</summary>
    public string[] Areas { get; init; } = [];

    /// <summary>A content security policy in place of the site's.</summary>
    public string? Policy { get; init; }

    public async Task WriteAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        var pages = http.RequestServices.GetRequiredService<PublicPageCache>();
        var path = http.Request.Path.Value!;
        if (pages.TryGet(path, Filter, out var kept))
        {
            // The first middleware does not answer requests with a query, such as a filter or ?utm_source=….
            await kept.WriteAsync(http);
            context.Result = new EmptyResult();
            return;
        }

        var since = pages.CaptureMoment(Areas);
        var cookies = http.Response.Headers.SetCookie.Count;
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

        if (http.Response.Headers.SetCookie.Count > cookies)
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
            CacheControl,
            new PublicResponse.ResponseOptions
            {
                Policy = Policy,
                IsForNobody = IsForNobody,
                IsOpen = IsOpen,
                Disposition = http.Response.Headers.ContentDisposition,
                // Filtered pages are seldom requested twice: good compression would cost more than it saves.
                Packing = Filter.Length == 0 ? CompressionLevel.SmallestSize : CompressionLevel.Fastest,
            }
        );
        pages.Store(path, Filter, response, since);
        await response.WriteAsync(http);
    }
}
