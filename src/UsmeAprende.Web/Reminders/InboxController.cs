using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Reminders;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Reminders;

/// <summary>What the programme has said to the person who is signed in.</summary>
public sealed class InboxController(Inbox inbox) : Controller
{
    public const string Path = AccountController.Path + "/mensajes";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(CancellationToken cancel) => View("Inbox", await inbox.OfAsync(User.PersonId(), cancel));

    // Looking changes nothing (R17), so having read is said.
    [HttpPost(Path + "/leidos")]
    public async Task<IActionResult> MarkRead(CancellationToken cancel)
    {
        await inbox.MarkReadAsync(User.PersonId(), cancel);
        return LocalRedirect(Path);
    }
}
