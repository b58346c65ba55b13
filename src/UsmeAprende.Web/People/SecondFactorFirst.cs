using Microsoft.AspNetCore.Authorization;
using UsmeAprende.Web.Kit.Security;

namespace UsmeAprende.Web.People;

/// <summary>Leads staff without a second factor to get one, before anything else of their own (R15).</summary>
public static class SecondFactorFirst
{
    public static IApplicationBuilder UseSecondFactorFirst(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                if (
                    !context.User.HasClaim(claim => claim.Type == PersonClaims.Pending)
                    || context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null
                    || context.Request.Path.StartsWithSegments(SecondFactorController.Path)
                )
                {
                    return next(context);
                }

                if (HttpMethods.IsGet(context.Request.Method) && !context.Request.Path.StartsWithSegments("/api"))
                {
                    context.Response.Redirect(SecondFactorController.Path);
                    return Task.CompletedTask;
                }

                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return PageOwnerGuard.ExplainRefusalAsync(context);
            }
        );
}
