using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Catalogue;
using UsmeAprende.Learning;
using UsmeAprende.Web.Catalogue;

namespace UsmeAprende.Web.Learning;

/// <summary>An attempt at a module's test, sent where there are no scripts.</summary>
[AllowAnonymous]
public sealed class TestFormsController(CatalogueStore courses, FormRecords records) : Controller
{
    private const string TestView = "/Catalogue/Test.cshtml";

    [HttpPost("/cursos/{course}/{module}/prueba"), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Receive(CancellationToken cancel)
    {
        var catalogue = courses.Current;
        if (!catalogue.TestsById.TryGetValue(CatalogueAddress.IdOf(Request.Path), out var test))
            return NotFound();

        var form = await PlainForm.ReadAsync(Request, cancel);
        var answers = test.Questions.Select(question => AnswerForm.Read(question, form)).ToList();
        var missing = answers.Count(a => a.Text is null);
        var result = missing > 0
            ? new TestResult(null, false, $"Le {(missing == 1 ? "falta 1 pregunta" : $"faltan {missing} preguntas")} por responder. Abajo le decimos en cuál.", Keeping.Nothing)
            : await GradeAsync(test, answers, cancel);
        return View(TestView, TestPage.Of(catalogue, test).With(result, answers.ToDictionary(a => a.Given.Question.Id, a => a.Given)));
    }

    private async Task<TestResult> GradeAsync(ModuleTest test, List<AnswerForm> answers, CancellationToken cancel)
    {
        var attempt = answers.ToDictionary(a => a.Given.Question.Hash, a => a.Text!);
        var percent = Grading.Percent(test, attempt);
        var kept = await records.KeepAsync(User, records.New(Verb.Answered, test.Id) with { Answer = Grading.WriteAttempt(attempt), Question = test.Version }, cancel);
        return percent >= test.Pass
            ? new TestResult(percent, true, "¡Aprobó la prueba!", kept)
            : new TestResult(percent, false, $"Todavía no: se aprueba con {test.Pass}. Lea las explicaciones y vuelva a intentarlo.", kept);
    }
}
