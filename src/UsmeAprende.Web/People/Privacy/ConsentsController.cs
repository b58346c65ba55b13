using Microsoft.AspNetCore.Mvc;
using UsmeAprende.People.Accounts;
using UsmeAprende.People.Privacy;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.People.Accounts;

namespace UsmeAprende.Web.People.Privacy;

/// <summary>The page of the person's consents by purpose, with former decisions (Ley 1581).</summary>
public sealed class ConsentsController(AccountSelfService account) : Controller
{
    private const string Path = AccountController.Path + "/permisos";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(CancellationToken cancel) =>
        View("Consents", await account.ListConsentsAsync(User.PersonId(), cancel));

    [HttpPost(Path)]
    public async Task<IActionResult> Decide(bool reminders, bool image, CancellationToken cancel)
    {
        await account.DecideConsentAsync(User.PersonId(), ConsentPurpose.Reminders, reminders, cancel);
        await account.DecideConsentAsync(User.PersonId(), ConsentPurpose.Image, image, cancel);
        return LocalRedirect($"{AccountController.Path}?{AccountController.Done}=permisos");
    }
}

/// <summary>Spanish names of the purposes of consent.</summary>
public static class ConsentWords
{
    public static string Name(ConsentPurpose purpose) =>
        purpose switch
        {
            ConsentPurpose.DataTreatment => "Guardar y usar mis datos para los cursos",
            ConsentPurpose.Reminders => "Recibir recordatorios",
            _ => "Fotos en los encuentros",
        };
}
