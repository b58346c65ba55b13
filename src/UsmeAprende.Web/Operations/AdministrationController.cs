using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.Operations;
using UsmeAprende.People;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Kit.Security;

namespace UsmeAprende.Web.Operations;

/// <summary>The administrator's first page: current problems of the site, and links.</summary>
[Authorize(Roles = nameof(PersonRole.Administrator))]
public sealed class AdministrationController(SiteHealthReader health) : Controller
{
    public const string Path = "/administracion";
    public const string TestLetterPath = $"{Path}/carta-de-prueba";

    [HttpGet(Path)]
    public async Task<IActionResult> Home(CancellationToken cancel) => View("Administration", await PageAsync(null, cancel));

    /// <summary>Answers with the page itself: what came of a letter is nothing to be kept. Sent twice, a second letter comes.</summary>
    [HttpPost(TestLetterPath)]
    public async Task<IActionResult> SendTestLetter(
        [FromServices] TestLetter letter,
        [FromServices] TestLetterLimiter limiter,
        [FromServices] UsmeDb db,
        [FromServices] AuditTrail audit,
        CancellationToken cancel
    )
    {
        var result = limiter.TryAcquire(User.PersonId())
            ? await letter.SendAsync(User.PersonId(), cancel)
            : TestLetterResult.Failed("Ya pidió varias cartas de prueba seguidas. Espere un minuto y vuelva a pedirla.");
        if (result.HasLeft)
        {
            await db.WriteAsync(
                () =>
                    audit.AppendAsync(
                        db,
                        User.PersonId(),
                        OperationsAudit.TestLetter,
                        OperationsAudit.LetterSubject(User.PersonId()),
                        null,
                        null,
                        cancel
                    ),
                cancel
            );
        }
        else
        {
            ModelState.AddModelError("", result.Sentence);
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        return View("Administration", await PageAsync(result.HasLeft ? result.Sentence : null, cancel));
    }

    private async Task<AdministrationPage> PageAsync(string? letter, CancellationToken cancel) =>
        new(await health.ReadAsync(cancel), letter);
}

/// <param name="Health">What the site found out about itself.</param>
/// <param name="Letter">What came of the test letter that was just sent; null if none was.</param>
public sealed record AdministrationPage(SiteHealthSummary Health, string? Letter);

/// <summary>A test letter waits for a mail server, and whoever presses again and again would annoy it.</summary>
public sealed class TestLetterLimiter() : StaffRateLimiter(5, 1, TimeSpan.FromMinutes(1));
