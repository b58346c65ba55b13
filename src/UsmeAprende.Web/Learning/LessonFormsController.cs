using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Catalogue;
using UsmeAprende.Learning;
using UsmeAprende.Web.Catalogue;
using UsmeAprende.Web.Kit.Security;

namespace UsmeAprende.Web.Learning;

/// <summary>What a lesson's forms send where there are no scripts. The lesson comes back with what became of it.</summary>
[AllowAnonymous]
public sealed class LessonFormsController(CatalogueStore courses, FormRecords records) : Controller
{
    private const string LessonView = "/Catalogue/Lesson.cshtml";

    [
        HttpPost("/cursos/{course}/{module}/{lesson}"),
        PageOwnerGuard.OwnerOptional,
        ShowsItsWeight,
        ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)
    ]
    public async Task<IActionResult> Receive(CancellationToken cancel)
    {
        var catalogue = courses.Current;
        var id = CatalogueAddress.IdOf(Request.Path);
        if (catalogue.Renamed.TryGetValue(id, out var now))
            return RedirectPermanentPreserveMethod($"/cursos/{now}");
        if (!catalogue.LessonsById.TryGetValue(id, out var lesson))
            return NotFound();

        var page = LessonPage.Of(catalogue, lesson);
        var form = await PlainForm.ReadAsync(Request, cancel);
        var reply = form["accion"].ToString() switch
        {
            "responder" => await AnswerAsync(page, form, cancel),
            "terminar" => await DoAsync(page, LessonPage.FinishAnchor, "¡Terminó la lección!", Verb.Completed, lesson.Id, cancel),
            "practicar" when lesson.Parts.OfType<PracticePart>().FirstOrDefault(p => p.Id == form["actividad"]) is { } practice =>
                await DoAsync(page, LessonPage.AnchorOf(practice.Id), "¡Bien hecho!", Verb.Practised, practice.Id, cancel),
            "reflexionar" when lesson.Parts.OfType<ReflectionPart>().FirstOrDefault(p => p.Id == form["actividad"]) is { } reflection =>
                await DoAsync(page, LessonPage.AnchorOf(reflection.Id), "¡Bien hecho!", Verb.Reflected, reflection.Id, cancel),
            _ => null,
        };
        if (reply is null)
            Response.StatusCode = StatusCodes.Status400BadRequest;
        return View(
            LessonView,
            page.With(
                reply
                    ?? new Reply(
                        "",
                        "No entendimos lo que envió: puede que la lección haya cambiado. Búsquelo abajo y envíelo otra vez.",
                        Keeping.Nothing
                    )
            )
        );
    }

    private async Task<Reply?> AnswerAsync(LessonPage page, IFormCollection form, CancellationToken cancel)
    {
        if (page.Find(form["pregunta"].ToString()) is not { Question: var question, Anchor: var anchor })
            return null;
        var answer = AnswerForm.Read(question, form);
        var kept = answer.Text is null
            ? Keeping.Nothing
            : await records.KeepAsync(
                User,
                records.New(Verb.Answered, question.Id) with
                {
                    Answer = answer.Text,
                    Question = question.Hash,
                    Content = page.Lesson.Version,
                },
                cancel
            );
        return new Reply(anchor, null, kept, answer.Given);
    }

    private async Task<Reply> DoAsync(LessonPage page, string anchor, string words, Verb verb, string activity, CancellationToken cancel) =>
        new(anchor, words, await records.KeepAsync(User, records.New(verb, activity) with { Content = page.Lesson.Version }, cancel));
}
