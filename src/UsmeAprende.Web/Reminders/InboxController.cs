using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using UsmeAprende.Reminders;
using UsmeAprende.Reminders.Channels;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.People.Accounts;

namespace UsmeAprende.Web.Reminders;

/// <summary>The page with the messages of the signed-in person.</summary>
public sealed class InboxController(ReminderInbox inbox) : Controller
{
    public const string Path = AccountController.Path + "/mensajes";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(CancellationToken cancel) =>
        View("Inbox", await inbox.ListForPersonAsync(User.PersonId(), cancel));

    // A GET changes nothing (R17), so marking as read is a POST.
    [HttpPost(Path + "/leidos")]
    public async Task<IActionResult> MarkRead(CancellationToken cancel)
    {
        await inbox.MarkReadAsync(User.PersonId(), cancel);
        return LocalRedirect(Path);
    }
}

/// <summary>Splits a message's plain text for the page.</summary>
public static class MessageText
{
    /// <summary>Paragraphs with their lines, without the greeting.</summary>
    public static IEnumerable<string[]> SplitParagraphs(Reminder message) =>
        (message.Text ?? "")
            .Split("\n\n")
            .Skip(1)
            .Select(p => p.Split('\n').Select(line => line.StartsWith("- ", StringComparison.Ordinal) ? line[2..] : line).ToArray());
}

/// <summary>
/// Gives the number of unread messages to the header of own pages. Public pages are rendered without a user and have none.
/// </summary>
public sealed class UnreadMessagesFilter(ReminderInbox inbox) : IAsyncResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is ViewResult view && context.HttpContext.User.TryPersonId() is { } person)
            view.ViewData[SignedInPerson.Unread] = await inbox.CountUnreadAsync(person, context.HttpContext.RequestAborted);
        await next();
    }
}
