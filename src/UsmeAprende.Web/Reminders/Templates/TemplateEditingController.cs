using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.People;
using UsmeAprende.Reminders.Kinds;
using UsmeAprende.Reminders.Templates;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Reminders.Templates;

/// <summary>The pages where coordinators change what reminders say, see it before it is sent, and go back.</summary>
[Authorize(Roles = nameof(PersonRole.Coordinator))]
public sealed class TemplateEditingController(TemplateEditing editing, ReminderPreview preview) : Controller
{
    public const string Path = "/coordinacion/plantillas";

    /// <summary>The button that shows the letter without storing it.</summary>
    public const string Look = "ver";

    private const string One = Path + "/{kind}";

    [HttpGet(Path)]
    public async Task<IActionResult> Index(CancellationToken cancel) =>
        View("TemplateList", new TemplateListPage(await preview.ListAllAsync(cancel), await editing.ListChangedAsync(cancel)));

    [HttpGet(One)]
    public async Task<IActionResult> Show(string kind, CancellationToken cancel) =>
        editing.FindKind(kind) is { } found
            ? await ShowAsync(found, TemplateForm.Create((await editing.FindCurrentAsync(found, cancel)).Words), null, cancel)
            : NotFound();

    [HttpGet(One + "/carta")]
    public async Task<IActionResult> Letter(string kind, CancellationToken cancel) =>
        await preview.FindEmailAsync(kind, cancel) is { } letter ? new LetterResult(letter.Html!) : NotFound();

    [HttpPost(One)]
    public async Task<IActionResult> Save(string kind, TemplateForm form, CancellationToken cancel)
    {
        if (editing.FindKind(kind) is not { } found)
            return NotFound();
        var words = form.Read();
        foreach (var problem in TemplateCheck.FindProblems(words, editing.GetBuiltIn(found), found))
            ModelState.AddModelError(problem.Field, problem.Sentence);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return await ShowAsync(found, form, null, cancel);
        }
        if (form.Accion == Look)
            return await ShowAsync(found, form, new TemplateLook(preview.Show(found, words), null), cancel);
        return await StoreAsync(found, words, form.Version, form, cancel);
    }

    /// <summary>Going back is one more edition with the earlier words: nothing is lost, and it can be undone too.</summary>
    [HttpPost(One + "/volver")]
    public async Task<IActionResult> GoBack(string kind, int version, int edicion, CancellationToken cancel)
    {
        if (editing.FindKind(kind) is not { } found)
            return NotFound();
        var earlier = (await editing.ListHistoryAsync(found, cancel)).FirstOrDefault(item => item.Version == edicion);
        return earlier is null ? NotFound() : await StoreAsync(found, earlier.Words, version, TemplateForm.Create(earlier.Words), cancel);
    }

    private async Task<IActionResult> StoreAsync(
        IReminderKind kind,
        TemplateWords words,
        int basedOn,
        TemplateForm form,
        CancellationToken cancel
    )
    {
        switch (await editing.SaveAsync(HttpContext.Actor(), kind, words, basedOn, cancel))
        {
            case TemplateSaveResult.Saved:
                return LocalRedirect($"{Path}/{kind.Id}?hecho=guardada");
            case TemplateSaveResult.NotAllowed:
                return Forbid();
            default:
                // Both texts stand on the page; whoever reads them decides.
                Response.StatusCode = StatusCodes.Status409Conflict;
                var theirs = (await editing.ListHistoryAsync(kind, cancel))[0];
                return await ShowAsync(kind, form, new TemplateLook(null, theirs), cancel);
        }
    }

    private async Task<IActionResult> ShowAsync(IReminderKind kind, TemplateForm form, TemplateLook? look, CancellationToken cancel) =>
        View(
            "TemplateEditor",
            new TemplateEditorPage(kind, form, look, await editing.ListHistoryAsync(kind, cancel), editing.GetBuiltIn(kind).IsWorthACall)
        );
}

/// <summary>An e-mail as a page: it has its own inline style and nothing else.</summary>
public sealed class LetterResult(string html) : ContentResult
{
    private const string OwnStyleOnly =
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public override Task ExecuteResultAsync(ActionContext context)
    {
        context.HttpContext.Response.Headers.ContentSecurityPolicy = OwnStyleOnly;
        (Content, ContentType) = (html, "text/html; charset=utf-8");
        return base.ExecuteResultAsync(context);
    }
}
