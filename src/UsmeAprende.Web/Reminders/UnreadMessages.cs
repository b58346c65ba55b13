using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using UsmeAprende.Reminders;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Reminders;

/// <summary>Tells the header of own pages how many messages are unread. Public pages are rendered as nobody and have none.</summary>
public sealed class UnreadMessages(Inbox inbox) : IAsyncResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is ViewResult view && context.HttpContext.User.TryPersonId() is { } person)
            view.ViewData[SignedInPerson.Unread] = await inbox.UnreadAsync(person, context.HttpContext.RequestAborted);
        await next();
    }
}
