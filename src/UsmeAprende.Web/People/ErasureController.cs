using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.People;
using UsmeAprende.Typing;

namespace UsmeAprende.Web.People;

/// <summary>Erasing oneself (R30): typed twice, with the password, and done at once.</summary>
public sealed class ErasureController(Erasure erasure, SignIn signIn) : Controller
{
    private const string Path = AccountController.Path + "/borrar";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(CancellationToken cancel) =>
        View("Erasure", new ErasureForm { Questions = await erasure.QuestionsAsync(User.PersonId(), cancel) });

    [PasswordTurn, HttpPost(Path)]
    public async Task<IActionResult> Erase(ErasureForm form, CancellationToken cancel)
    {
        var me = User.PersonId();
        form.Questions = await erasure.QuestionsAsync(me, cancel);
        foreach (var question in form.Questions.Where(q => !q.IsAnswer(form.Answers.GetValueOrDefault(q.Key))))
            ModelState.AddModelError(ErasureForm.FieldOf(question.Key), "Elija qué hacemos: es decisión suya.");
        if (!string.Equals(TypedText.CleanValue(form.Confirmation), ErasureForm.Word, StringComparison.OrdinalIgnoreCase))
            ModelState.AddModelError(nameof(form.Confirmation), $"Escriba {ErasureForm.Word} si de verdad quiere borrar todo.");
        else if (ModelState.IsValid && !await signIn.ConfirmAsync(me, form.Password, DeviceCookie.Read(Request), cancel))
            ModelState.AddModelError(nameof(form.Password), "Esa no es su clave. Revísela y vuelva a intentarlo.");
        else if (ModelState.IsValid && !await erasure.EraseAsync(me, form.Answers, cancel))
            ModelState.AddModelError(
                "",
                "Usted hace parte del equipo. Pida primero que le quiten ese papel en el programa; después podrá borrar su cuenta."
            );
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("Erasure", form);
        }

        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        DeviceCookie.Remove(HttpContext);
        HttpContext.User = new ClaimsPrincipal(new ClaimsIdentity());
        return View("Erased");
    }
}
