using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Catalogue;
using UsmeAprende.Learning;
using UsmeAprende.Web.Catalogue;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Kit.Security;

namespace UsmeAprende.Web.Learning;

/// <summary>Receives the forms of a lesson without scripts, and shows the lesson again with the result.</summary>
[AllowAnonymous]
public sealed class LessonFormsController(CatalogueStore courses, FormRecordStore records, PersonProgressReader progress) : Controller
{
    private const string LessonView = "/Catalogue/Lesson.cshtml";

    [
        HttpPost("/cursos/{course}/{module}/{lesson}"),
        PageOwnerGuard.OwnerOptional,
        PageWeight,
        ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)
    ]
    public async Task<IActionResult> Receive(CancellationToken cancel)
    {
        var catalogue = courses.Current;
        var id = CatalogueAddress.ReadId(Request.Path);
        if (catalogue.Renamed.TryGetValue(id, out var now))
            return RedirectPermanentPreserveMethod($"/cursos/{now}");
        if (!catalogue.LessonsById.TryGetValue(id, out var lesson))
            return NotFound();

        var page = LessonPage.Create(catalogue, lesson);
        var form = await PlainFormReader.ReadAsync(Request, cancel);
        var reply = form["accion"].ToString() switch
        {
            "responder" => await AnswerAsync(page, form, cancel),
            "terminar" when await CountOpenAsync(page, cancel) is > 0 and var open => LessonFormReply.Unfinished(open),
            "terminar" or "terminar-asi" => await DoAsync(
                page,
                LessonPage.FinishAnchor,
                "¡Terminó la lección!",
                RecordVerb.Completed,
                lesson.Id,
                cancel
            ),
            "practicar"
                when lesson.Parts.OfType<LessonPracticePart>().FirstOrDefault(p => p.Id.Value == form["actividad"]) is { } practice =>
                await DoAsync(page, LessonPage.AnchorOf(practice.Id), "¡Bien hecho!", RecordVerb.Practised, practice.Id, cancel),
            "reflexionar"
                when lesson.Parts.OfType<LessonReflectionPart>().FirstOrDefault(p => p.Id.Value == form["actividad"]) is { } reflection =>
                await DoAsync(page, LessonPage.AnchorOf(reflection.Id), "¡Bien hecho!", RecordVerb.Reflected, reflection.Id, cancel),
            "" when page.FindPractice(form["atasco"].ToString()) is { } practice => await TellStuckAsync(
                page,
                practice,
                form["atasco"].ToString(),
                cancel
            ),
            _ => null,
        };
        if (reply is null)
            Response.StatusCode = StatusCodes.Status400BadRequest;
        return View(
            LessonView,
            page.With(
                reply
                    ?? new LessonFormReply(
                        "",
                        "No entendimos lo que envió: puede que la lección haya cambiado. Búsquelo abajo y envíelo otra vez.",
                        FormSaveResult.Nothing
                    )
            )
        );
    }

    private async Task<LessonFormReply?> AnswerAsync(LessonPage page, IFormCollection form, CancellationToken cancel)
    {
        if (page.Find(form["pregunta"].ToString(), form["version"].ToString()) is not { Question: var question, Anchor: var anchor })
            return null;
        var answer = AnswerForm.Read(question, form);
        var kept = answer.Text is null
            ? FormSaveResult.Nothing
            : await records.StoreAsync(
                User,
                records.Create(RecordVerb.Answered, question.Id) with
                {
                    Answer = answer.Text,
                    Question = question.Hash,
                    Content = page.Lesson.Version,
                },
                cancel
            );
        return new LessonFormReply(anchor, null, kept, answer.Given);
    }

    // Of somebody who is not signed in nothing is stored, so nothing is known.
    private async Task<int> CountOpenAsync(LessonPage page, CancellationToken cancel)
    {
        if (!PersonId.TryParse(User.FindFirstValue(ClaimTypes.NameIdentifier), out var person))
            return 0;
        var known = await progress.ReadActivityProgressAsync(person, cancel);
        return page.FormActivities.Count(activity => !known.ContainsKey(activity));
    }

    private async Task<LessonFormReply> TellStuckAsync(
        LessonPage page,
        LessonPracticePart practice,
        string step,
        CancellationToken cancel
    ) =>
        new(
            LessonPage.AnchorOf(practice.Id),
            "Gracias por decirlo. Pídale ayuda a alguien, o siga: puede volver después.",
            await records.StoreAsync(
                User,
                records.Create(RecordVerb.Answered, practice.Id) with
                {
                    Answer = step,
                    Question = page.Lesson.Version,
                    Content = page.Lesson.Version,
                },
                cancel
            )
        );

    private async Task<LessonFormReply> DoAsync(
        LessonPage page,
        string anchor,
        string words,
        RecordVerb verb,
        ActivityId activity,
        CancellationToken cancel
    ) => new(anchor, words, await records.StoreAsync(User, records.Create(verb, activity) with { Content = page.Lesson.Version }, cancel));
}

/// <summary>Stores the record of a plain form, if the person is signed in; without scripts it cannot be stored elsewhere.</summary>
public sealed class FormRecordStore(RecordIntake intake, TimeProvider clock)
{
    public NewRecord Create(RecordVerb verb, ActivityId activity) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Verb = verb,
            Activity = activity,
            OccurredAt = clock.GetUtcNow().UtcDateTime,
        };

    public async Task<FormSaveResult> StoreAsync(ClaimsPrincipal user, NewRecord record, CancellationToken cancel)
    {
        if (user.Identity?.IsAuthenticated != true || !PersonId.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var person))
            return FormSaveResult.Nobody;
        var receipts = await intake.StoreAsync(person, [record], "form", cancel);
        return receipts[0].IsSaved ? FormSaveResult.Saved : FormSaveResult.Failed;
    }
}
