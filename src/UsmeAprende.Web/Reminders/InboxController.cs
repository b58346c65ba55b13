using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using UsmeAprende.Reminders;
using UsmeAprende.Reminders.Channels;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.People.Accounts;

namespace UsmeAprende.Web.Reminders;

/// <summary>What the programme has said to the person who is signed in.</summary>
public sealed class InboxController(ReminderInbox inbox) : Controller
{
    public const string Path = AccountController.Path + "/mensajes";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(CancellationToken cancel) =>
        View("Inbox", await inbox.ListForPersonAsync(User.PersonId(), cancel));

    // Looking changes nothing (R17), so having read is said.
    [HttpPost(Path + "/leidos")]
    public async Task<IActionResult> MarkRead(CancellationToken cancel)
    {
        await inbox.MarkReadAsync(User.PersonId(), cancel);
        return LocalRedirect(Path);
    }
}

/// <summary>A message's plain text in the pieces that a page shows.</summary>
public static class MessageText
{
    /// <summary>Paragraphs of lines; the greeting is left out, for the reader knows who they are.</summary>
    public static IEnumerable<string[]> SplitParagraphs(Reminder message) =>
        (message.Text ?? "")
            .Split("\n\n")
            .Skip(1)
            .Select(p => p.Split('\n').Select(line => line.StartsWith("- ", StringComparison.Ordinal) ? line[2..] : line).ToArray());
}

/// <summary>Tells the header of own pages how many messages are unread. Public pages are rendered as nobody and have none.</summary>
public sealed class UnreadMessagesFilter(ReminderInbox inbox) : IAsyncResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is ViewResult view && context.HttpContext.User.TryPersonId() is { } person)
            view.ViewData[SignedInPerson.Unread] = await inbox.CountUnreadAsync(person, context.HttpContext.RequestAborted);
        await next();
    }
}
