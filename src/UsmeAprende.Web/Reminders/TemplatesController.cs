using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.People;
using UsmeAprende.Reminders.Templates;

namespace UsmeAprende.Web.Reminders;

/// <summary>The administrator's preview of all reminders, with made-up data.</summary>
[Authorize(Roles = nameof(PersonRole.Administrator))]
public sealed class TemplatesController(ReminderPreview preview) : Controller
{
    public const string Path = "/administracion/plantillas";

    // The HTML of an e-mail has its own inline style and nothing else.
    private const string LetterPolicy =
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    [HttpGet(Path)]
    public IActionResult Show() => View("Templates", preview.ListAll());

    [HttpGet(Path + "/{kind}")]
    public IActionResult Letter(string kind)
    {
        if (preview.FindEmail(kind) is not { } letter)
            return NotFound();
        Response.Headers.ContentSecurityPolicy = LetterPolicy;
        return Content(letter.Html!, "text/html; charset=utf-8");
    }
}
