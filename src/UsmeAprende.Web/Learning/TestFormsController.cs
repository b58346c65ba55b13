using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Catalogue;
using UsmeAprende.Learning;
using UsmeAprende.Web.Catalogue;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Kit.Security;

namespace UsmeAprende.Web.Learning;

/// <summary>Receives an attempt at a module's test without scripts.</summary>
[AllowAnonymous]
public sealed class TestFormsController(CatalogueStore courses, FormRecordStore records) : Controller
{
    private const string TestView = "/Catalogue/Test.cshtml";

    [
        HttpPost("/cursos/{course}/{module}/prueba"),
        PageOwnerGuard.OwnerOptional,
        ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)
    ]
    public async Task<IActionResult> Receive(CancellationToken cancel)
    {
        var catalogue = courses.Current;
        if (!catalogue.TestsById.TryGetValue(CatalogueAddress.ReadId(Request.Path), out var test))
            return catalogue.Renamed.TryGetValue(CatalogueAddress.ReadId(Request.Path), out var now)
                ? RedirectPermanentPreserveMethod($"/cursos/{now}")
                : NotFound();
        // A withheld test cannot be answered.
        if (test.IsWithheld)
            return View(TestView, ModuleTestPage.Create(catalogue, test));

        var form = await PlainFormReader.ReadAsync(Request, cancel);
        var answers = test.Questions.Select(question => AnswerForm.Read(question, form)).ToList();
        var missing = Enumerable.Range(1, answers.Count).Where(place => answers[place - 1].Text is null).ToList();
        var page = ModuleTestPage.Create(catalogue, test);
        var result = missing.Count > 0 ? TestAttemptResult.Unanswered(missing) : await GradeAsync(page, answers, cancel);
        return View(TestView, page.With(result, answers.ToDictionary(a => a.Given.Question.Id, a => a.Given)));
    }

    private async Task<TestAttemptResult> GradeAsync(ModuleTestPage page, List<AnswerForm> answers, CancellationToken cancel)
    {
        var attempt = answers.ToDictionary(a => a.Given.Question.Hash, a => a.Text!);
        var kept = await records.StoreAsync(
            User,
            records.Create(RecordVerb.Answered, page.Test.Id) with
            {
                Answer = AnswerGrading.WriteAttempt(attempt),
                Question = page.Test.Version,
            },
            cancel
        );
        return TestAttemptResult.Graded(page, answers.Count(a => a.Given.IsRight), AnswerGrading.ComputePercent(page.Test, attempt), kept);
    }
}
