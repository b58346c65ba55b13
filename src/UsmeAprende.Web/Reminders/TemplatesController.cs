using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.People;
using UsmeAprende.Reminders.Templates;
using UsmeAprende.Web.Reminders.Templates;

namespace UsmeAprende.Web.Reminders;

/// <summary>The administrator's preview of all reminders, with made-up data.</summary>
[Authorize(Roles = nameof(PersonRole.Administrator))]
public sealed class TemplatesController(ReminderPreview preview) : Controller
{
    public const string Path = "/administracion/plantillas";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(CancellationToken cancel) => View("Templates", await preview.ListAllAsync(cancel));

    [HttpGet(Path + "/{kind}")]
    public async Task<IActionResult> Letter(string kind, CancellationToken cancel) =>
        await preview.FindEmailAsync(kind, cancel) is { } letter ? new LetterResult(letter.Html!) : NotFound();
}
