using Microsoft.AspNetCore.Mvc.Filters;

namespace UsmeAprende.Web.Site;

/// <summary>
/// Put on pages whose address is a key of its own, as in a letter's link: what is asked for from them says which site it comes from and not
/// which page, so that no log of requests holds the key. The site itself must be said, for the guard's sake (R17).
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class SecretAddressAttribute : ResultFilterAttribute
{
    public const string Policy = "strict-origin";

    public override void OnResultExecuting(ResultExecutingContext context) =>
        context.HttpContext.Response.Headers["Referrer-Policy"] = Policy;
}
