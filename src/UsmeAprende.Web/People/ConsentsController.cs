using Microsoft.AspNetCore.Mvc;
using UsmeAprende.People;

namespace UsmeAprende.Web.People;

/// <summary>What the person allows, purpose by purpose, and what they decided before (Ley 1581).</summary>
public sealed class ConsentsController(MyAccount account) : Controller
{
    private const string Path = AccountController.Path + "/permisos";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(CancellationToken cancel) =>
        View("Consents", await account.ConsentsAsync(User.PersonId(), cancel));

    [HttpPost(Path)]
    public async Task<IActionResult> Decide(bool reminders, bool image, CancellationToken cancel)
    {
        await account.DecideAsync(User.PersonId(), ConsentPurpose.Reminders, reminders, cancel);
        await account.DecideAsync(User.PersonId(), ConsentPurpose.Image, image, cancel);
        return LocalRedirect($"{AccountController.Path}?{AccountController.Done}=permisos");
    }
}
