using Microsoft.AspNetCore.Mvc.Filters;

namespace UsmeAprende.Web.Kit.Caching;

/// <summary>
/// For an own page that also has something to say to somebody who is not signed in. To them it is the same bytes for everyone, kept like a
/// public page. Browsers must ask each time, since at the same address the next person who signs in has their own page.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PublicForNobodyAttribute : Attribute, IAsyncResourceFilter
{
    // Not a query that can be asked for: the first middleware looks for pages without any.
    private const string Nobody = "?nadie";

    public Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (http.User.Identity?.IsAuthenticated is true)
            return next();
        return new PublicPageRendering
        {
            Filter = Nobody,
            IsForNobody = true,
            CacheControl = PublicPageRendering.AskEachTime,
        }.WriteAsync(context, next);
    }
}
