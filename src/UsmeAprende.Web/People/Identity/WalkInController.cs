using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.Web.People.Accounts;

namespace UsmeAprende.Web.People.Identity;

/// <summary>Registers a person without an account, outside a gathering, with the minimum of data (R10, R14, R16, R38).</summary>
[Authorize(Roles = nameof(PersonRole.Facilitator))]
public sealed class WalkInController(WalkInRegistration walkIns, WalkInQuestion question, TimeProvider clock) : Controller
{
    public const string Path = StaffSearchController.Path + "/registrar";

    [HttpGet(Path)]
    public IActionResult Show() => View("WalkIn", new WalkInForm());

    [HttpPost(Path)]
    public async Task<IActionResult> Register(WalkInForm form, CancellationToken cancel)
    {
        if (form.Check(ModelState, clock.GetUtcNow().Year) is not { } walkIn)
            return Again(form);

        if (await question.AskAsync(HttpContext.Actor(), null, form, walkIn, ModelState, Response, cancel))
            return View("WalkIn", form);

        var answer = await walkIns.RegisterAsync(HttpContext.Actor(), walkIn, cancel);
        if (answer.IsThere)
            return LocalRedirect(
                $"{StaffSearchController.Path}/{answer.Id}?{AccountController.Done}="
                    + $"{(answer.HasLikeness ? "registrada-parecida" : "registrada")}"
            );
        if (
            answer.Status is WalkInRegistrationStatus.SentOtherwise
            && await walkIns.FindNameAsync(HttpContext.Actor(), walkIn.Id, cancel) is { } before
        )
        {
            form.StartAgain(ModelState, before);
            return Again(form, StatusCodes.Status409Conflict);
        }
        ModelState.AddModelError("", "No pudimos registrar a la persona. Abra este formulario otra vez y vuelva a intentarlo.");
        return Again(form);
    }

    private ViewResult Again(WalkInForm form, int status = StatusCodes.Status400BadRequest)
    {
        Response.StatusCode = status;
        return View("WalkIn", form);
    }
}
