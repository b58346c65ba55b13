using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Primitives;
using UsmeAprende.Web.Kit.Caching;
using UsmeAprende.Web.Kit.Errors;

namespace UsmeAprende.Web.Kit.Security;

/// <summary>
/// Refuses what a page made for one person sends in the session of another (R32): phones and the salón's computer are shared, and a page
/// outlives the visit of whom it was made for. A page made for somebody says so in each of its forms
/// (<see cref="PageOwnerTagHelper"/>), and its scripts in a header. Asking for something changes nothing and need not say it.
/// </summary>
public sealed class PageOwnerGuard(RequestDelegate next)
{
    public const string Field = "para";

    public const string Header = "X-Para";

    /// <summary>What a page says that was made while nobody was signed in.</summary>
    public const string Nobody = "nadie";

    /// <summary>
    /// Put on what is the same whoever sends it: signing in and out, what a token of its own allows, and what stores nothing.
    /// </summary>
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
    public sealed class AnyPersonAttribute : Attribute;

    /// <summary>
    /// Put on what takes the forms of pages that are the same for everyone, which without a script name nobody; and on APIs that compare
    /// the person in their body.
    /// </summary>
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
    public sealed class OwnerOptionalAttribute : Attribute;

    /// <summary>Whose the request says it is, against whose session it came in.</summary>
    public enum PageOwnerResult
    {
        Same,
        Unsaid,
        OtherPerson,

        /// <summary>It was somebody's, and nobody is signed in any more.</summary>
        NobodyNow,
    }

    public Task InvokeAsync(HttpContext context)
    {
        if (
            context.GetEndpoint()?.Metadata is not { } action
            || action.GetMetadata<ControllerActionDescriptor>() is null
            || action.GetMetadata<AnyPersonAttribute>() is not null
        )
            return next(context);
        var verdict = Judge(context);
        var mayBeUnsaid =
            IsSafe(context.Request.Method)
            || context.User.TryPersonId() is null
            || action.GetMetadata<OwnerOptionalAttribute>() is not null;
        return verdict is PageOwnerResult.Same || (verdict is PageOwnerResult.Unsaid && mayBeUnsaid)
            ? next(context)
            : RefuseAsync(context, verdict);
    }

    /// <summary>Only after the form has been read, where there is one.</summary>
    private static PageOwnerResult Judge(HttpContext context) => Judge(context, Said(context.Request));

    private static PageOwnerResult Judge(HttpContext context, StringValues said)
    {
        var person = context.User.TryPersonId()?.ToString() ?? Nobody;
        return said.Count == 0 ? PageOwnerResult.Unsaid
            : said.All(one => string.Equals(one, person, StringComparison.OrdinalIgnoreCase)) ? PageOwnerResult.Same
            : person == Nobody ? PageOwnerResult.NobodyNow
            : PageOwnerResult.OtherPerson;
    }

    /// <summary>Says of a request that it is somebody else's, and stores nothing of it.</summary>
    public static Task RefuseAsync(HttpContext context, PageOwnerResult verdict)
    {
        var status = verdict is PageOwnerResult.NobodyNow ? StatusCodes.Status401Unauthorized : StatusCodes.Status409Conflict;
        if (IsApi(context))
            return TypedResults
                .Problem(
                    statusCode: status,
                    type: verdict is PageOwnerResult.Unsaid ? "person-unsaid" : "other-person",
                    title: ErrorPage.Create(status, verdict, []).Title
                )
                .ExecuteAsync(context);
        context.Items[typeof(PageOwnerResult)] = verdict;
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    /// <summary>
    /// Of a request refused for its sender's role: whoever came since may not be allowed what the page's person was, and what to say is
    /// that it is somebody else's. Its form has not been read yet, and perhaps cannot be: the page that explains tells it apart, and a
    /// programme is judged by its header.
    /// </summary>
    public static Task ExplainRefusalAsync(HttpContext context)
    {
        if (!IsApi(context))
            context.Items[typeof(PageOwnerResult)] = null;
        else if (Judge(context, context.Request.Headers[Header]) is PageOwnerResult.OtherPerson)
            return RefuseAsync(context, PageOwnerResult.OtherPerson);
        return Task.CompletedTask;
    }

    /// <summary>
    /// Why the request was refused, for the page that explains: <see cref="PageOwnerResult.Same"/> where it was for something else.
    /// </summary>
    public static PageOwnerResult FindRefusal(HttpContext context) =>
        !context.Items.TryGetValue(typeof(PageOwnerResult), out var refusal) ? PageOwnerResult.Same
        : refusal is PageOwnerResult verdict ? verdict
        : Judge(context) is PageOwnerResult.OtherPerson ? PageOwnerResult.OtherPerson
        : PageOwnerResult.Same;

    public static bool IsApi(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api")
        || context.GetEndpoint()?.Metadata.GetMetadata<ApiControllerAttribute>() is not null;

    private static StringValues Said(HttpRequest request) =>
        StringValues.Concat(
            request.Headers[Header],
            !IsSafe(request.Method) && request.HasFormContentType ? request.Form[Field] : StringValues.Empty
        );

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);
}

/// <summary>
/// Has every form that sends something say for whom its page was made (R32). A page that is the same for everyone was made for nobody in
/// particular and says nothing: there a script says whom it shows.
/// </summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class PageOwnerTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var http = View.HttpContext;
        if (http.GetEndpoint()?.Metadata.GetMetadata<PublicPageAttribute>() is null)
            output.PostContent.AppendHtml(
                $"""<input type="hidden" name="{PageOwnerGuard.Field}" """
                    + $"""value="{http.User.TryPersonId()?.ToString() ?? PageOwnerGuard.Nobody}">"""
            );
    }
}
