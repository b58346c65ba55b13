using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Filters;
using UsmeAprende.Web.Kit.Assets;
using UsmeAprende.Web.Kit.Caching;

namespace UsmeAprende.Web.Catalogue;

/// <summary>
/// Writes into a page how many kilobytes a first visit downloads: the page, its style and its scripts, compressed. The page is rendered
/// with a placeholder, measured, and the placeholder is replaced. Drawings are not counted; they are loaded when they become visible.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed partial class PageWeightAttribute : Attribute, IAsyncResourceFilter, IOrderedFilter
{
    /// <summary>The placeholder in the view.</summary>
    public const string Mark = "%KB%";

    // The measured size of the headers of the page and of each file; with HTTP/2 they are smaller.
    private const int PageHeaders = 620;
    private const int FileHeaders = 310;

    private static readonly string[] Start = ["usme.css", "lesson.js"];

    /// <summary>Runs inside <see cref="PublicPageAttribute"/>, so that the cached bytes have the number.</summary>
    public int Order => 1;

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var response = context.HttpContext.Response;
        var outer = response.Body;
        using var page = new MemoryStream();
        response.Body = page;
        try
        {
            await next();
        }
        finally
        {
            response.Body = outer;
        }

        var body = page.ToArray();
        if (
            response.StatusCode < StatusCodes.Status300MultipleChoices
            || response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true
        )
        {
            var lean = Indentation().Replace(Encoding.UTF8.GetString(body), "\n");
            body = Encoding.UTF8.GetBytes(
                lean.Replace(Mark, Kilobytes(context.HttpContext, Encoding.UTF8.GetBytes(lean)), StringComparison.Ordinal)
            );
        }
        await outer.WriteAsync(body, context.HttpContext.RequestAborted);
    }

    [GeneratedRegex(@"\n\s+")]
    private static partial Regex Indentation();

    private static string Kilobytes(HttpContext http, byte[] body)
    {
        var assets = http.RequestServices.GetRequiredService<SiteAssets>();
        var bytes = PublicResponse.Create("", body, "").CompressedLength + PageHeaders;
        foreach (var name in Start)
        {
            if (assets.TryGet(assets.Url(name), out var asset))
                bytes += asset.CompressedLength + FileHeaders;
        }
        return ((bytes + 1023) / 1024).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
