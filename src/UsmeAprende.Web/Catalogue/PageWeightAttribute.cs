using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Filters;
using UsmeAprende.Web.Kit.Assets;
using UsmeAprende.Web.Kit.Caching;

namespace UsmeAprende.Web.Catalogue;

/// <summary>
/// Tells the reader of a page what its first visit costs: the page, the style and the scripts it starts with, compressed as they travel.
/// The page is rendered with a mark, weighed, and the mark becomes the number. Drawings come on top and only as they scroll into sight.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed partial class PageWeightAttribute : Attribute, IAsyncResourceFilter, IOrderedFilter
{
    /// <summary>Stands in the view where the number belongs.</summary>
    public const string Mark = "%KB%";

    // What the headers of the page and of each file weigh, measured; HTTP/2 makes them smaller still.
    private const int PageHeaders = 620;
    private const int FileHeaders = 310;

    private static readonly string[] Start = ["usme.css", "lesson.js"];

    /// <summary>Inside <see cref="PublicPageAttribute"/>, so that the number is among the bytes it keeps.</summary>
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
