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
/// Refuses requests that come from a page made for one person but in the session of another (R32): phones and computers are shared, and a
/// page stays open after its person has left. A page that was made for a person says so in each form (<see cref="PageOwnerTagHelper"/>),
/// and its scripts in a header. GET requests change nothing and need not say it.
/// </summary>
public sealed class PageOwnerGuard(RequestDelegate next)
{
    public const string Field = "para";

    public const string Header = "X-Para";

    /// <summary>The value for a page that was made while nobody was signed in.</summary>
    public const string Nobody = "nadie";

    /// <summary>
    /// For actions that do not depend on the person: signing in and out, actions with their own token, and actions that store nothing.
    /// </summary>
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
    public sealed class AnyPersonAttribute : Attribute;

    /// <summary>
    /// For actions of forms on public pages, which name a person only if a script runs; and for APIs that compare the person in their body.
    /// </summary>
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
    public sealed class OwnerOptionalAttribute : Attribute;

    /// <summary>Result of comparing the person of the page with the person of the session.</summary>
    public enum PageOwnerResult
    {
        Same,
        Unsaid,
        OtherPerson,

        /// <summary>The page was made for somebody, and nobody is signed in any more.</summary>
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

    /// <summary>To be called after the form was read, if there is one.</summary>
    private static PageOwnerResult Judge(HttpContext context) => Judge(context, Said(context.Request));

    private static PageOwnerResult Judge(HttpContext context, StringValues said)
    {
        var person = context.User.TryPersonId()?.ToString() ?? Nobody;
        return said.Count == 0 ? PageOwnerResult.Unsaid
            : said.All(one => string.Equals(one, person, StringComparison.OrdinalIgnoreCase)) ? PageOwnerResult.Same
            : person == Nobody ? PageOwnerResult.NobodyNow
            : PageOwnerResult.OtherPerson;
    }

    /// <summary>Answers that another person has signed in; nothing is stored.</summary>
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
    /// For a request that was refused because of the role: perhaps another person has signed in who may not do what the page's person may,
    /// and then the answer must say that. The form has not been read yet and may be unreadable, so the error page finds out; for an API,
    /// the header is enough.
    /// </summary>
    public static Task ExplainRefusalAsync(HttpContext context)
    {
        if (!IsApi(context))
            context.Items[typeof(PageOwnerResult)] = null;
        else if (Judge(context, context.Request.Headers[Header]) is PageOwnerResult.OtherPerson)
            return RefuseAsync(context, PageOwnerResult.OtherPerson);
        return Task.CompletedTask;
    }

    /// <summary>Why the request was refused, for the error page; <see cref="PageOwnerResult.Same"/> if it was for another reason.</summary>
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
/// Adds to every POST form for whom its page was made (R32). A public page was made for nobody and adds nothing: there a script adds whom
/// the page shows.
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
