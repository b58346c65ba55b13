using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using UsmeAprende.People;
using UsmeAprende.People.Accounts;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Kit.Caching;
using UsmeAprende.Web.Kit.Errors;
using UsmeAprende.Web.Kit.Security;

namespace UsmeAprende.Web.People.Accounts;

/// <summary>Ends sessions that no longer hold, and tells pages from APIs when nobody is signed in.</summary>
public sealed class SessionCookieEvents(SessionStateCache sessions, IOptions<IdentityOptions> identity) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (context.Principal?.TryPersonId() is not { } person || context.Principal.TrySessionId() is not { } session)
        {
            context.RejectPrincipal();
            return;
        }

        var role = PersonClaimsFactory.ReadOpenedRole(context.Principal);
        var state = await FindStateAsync(context.HttpContext, person, session, role);
        if (
            state is null
            || state.Role != role
            || state.Ended.Contains(session)
            || !context.Principal.HasClaim(identity.Value.ClaimsIdentity.SecurityStampClaimType, state.Stamp)
        )
        {
            context.RejectPrincipal();
            if (!IsPublicPage(context.HttpContext))
                await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }
        context.HttpContext.SetActor(new Actor(person, state.Human, PersonClaimsFactory.ReadActingRole(context.Principal)));
    }

    // A page that shows what is kept of the person is about to read it: the session is looked up on the way.
    private async ValueTask<SessionState?> FindStateAsync(HttpContext http, PersonId person, Guid session, PersonRole role) =>
        http.GetEndpoint()?.Metadata.GetMetadata<OwnPageAttribute>() is not null
            ? await http.RequestServices.GetRequiredService<ISessionStateReader>().FindStateAsync(person, session, http.RequestAborted)
            : await sessions.FindStateAsync(person, fresh: role is not PersonRole.Learner, http.RequestAborted);

    public override Task CheckSlidingExpiration(CookieSlidingExpirationContext context)
    {
        if (IsPublicPage(context.HttpContext))
            context.ShouldRenew = false;
        return Task.CompletedTask;
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (PageOwnerGuard.IsApi(context.HttpContext) || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            ErrorController.GiveBackTyped(context.HttpContext);
        }
        else
        {
            context.Response.Redirect($"/entrar{QueryString.Create(SignInController.ReturnTo, request.Path + request.QueryString)}");
        }
        return Task.CompletedTask;
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return PageOwnerGuard.ExplainRefusalAsync(context.HttpContext);
    }

    // A page that is the same for everyone may neither renew one person's cookie nor take it away.
    private static bool IsPublicPage(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<PublicPageAttribute>() is not null;
}
