using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Catalogue;
using UsmeAprende.Learning;
using UsmeAprende.Web.Catalogue;
using UsmeAprende.Web.Kit.Security;

namespace UsmeAprende.Web.Learning;

/// <summary>An attempt at a module's test, sent where there are no scripts.</summary>
[AllowAnonymous]
public sealed class TestFormsController(CatalogueStore courses, FormRecords records) : Controller
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
        if (!catalogue.TestsById.TryGetValue(CatalogueAddress.IdOf(Request.Path), out var test))
            return catalogue.Renamed.TryGetValue(CatalogueAddress.IdOf(Request.Path), out var now)
                ? RedirectPermanentPreserveMethod($"/cursos/{now}")
                : NotFound();
        // There is nothing to be answered until its faults are mended.
        if (test.IsWithheld)
            return View(TestView, TestPage.Of(catalogue, test));

        var form = await PlainForm.ReadAsync(Request, cancel);
        var answers = test.Questions.Select(question => AnswerForm.Read(question, form)).ToList();
        var missing = Enumerable.Range(1, answers.Count).Where(place => answers[place - 1].Text is null).ToList();
        var page = TestPage.Of(catalogue, test);
        var result = missing.Count > 0 ? TestResult.Unanswered(missing) : await GradeAsync(page, answers, cancel);
        return View(TestView, page.With(result, answers.ToDictionary(a => a.Given.Question.Id, a => a.Given)));
    }

    private async Task<TestResult> GradeAsync(TestPage page, List<AnswerForm> answers, CancellationToken cancel)
    {
        var attempt = answers.ToDictionary(a => a.Given.Question.Hash, a => a.Text!);
        var kept = await records.KeepAsync(
            User,
            records.New(Verb.Answered, page.Test.Id) with
            {
                Answer = Grading.WriteAttempt(attempt),
                Question = page.Test.Version,
            },
            cancel
        );
        return TestResult.Graded(page, answers.Count(a => a.Given.IsRight), Grading.Percent(page.Test, attempt), kept);
    }
}
