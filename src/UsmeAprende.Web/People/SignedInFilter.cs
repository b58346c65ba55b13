using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using UsmeAprende.Web.Kit;

namespace UsmeAprende.Web.People;

/// <summary>Tells the layout of own pages whose they are. Public pages are rendered as nobody, so it leaves them alone.</summary>
public sealed class SignedInFilter : IResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        var user = context.HttpContext.User;
        if (context.Result is ViewResult view && user.TryPersonId() is { } id)
            view.ViewData[SignedInPerson.Key] = new SignedInPerson(id, user.GivenNames(), PersonClaims.ActingRole(user));
    }

    public void OnResultExecuted(ResultExecutedContext context) { }
}
