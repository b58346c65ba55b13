using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using UsmeAprende.People.Accounts;
using UsmeAprende.People.Privacy;
using UsmeAprende.Typing;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.People.Accounts;

namespace UsmeAprende.Web.People.Privacy;

/// <summary>The page where a person erases their own data (R30), with a typed confirmation and the password; done at once.</summary>
public sealed class PersonErasureController(PersonErasure erasure, PasswordSignIn signIn) : Controller
{
    private const string Path = AccountController.Path + "/borrar";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(CancellationToken cancel) =>
        View("Erasure", new PersonErasureForm { Questions = await erasure.ListQuestionsAsync(User.PersonId(), cancel) });

    [PasswordAdmission, HttpPost(Path)]
    public async Task<IActionResult> Erase(PersonErasureForm form, CancellationToken cancel)
    {
        var me = User.PersonId();
        form.Questions = await erasure.ListQuestionsAsync(me, cancel);
        foreach (var question in form.Questions.Where(q => !q.IsAnswer(form.Answers.GetValueOrDefault(q.Key))))
            ModelState.AddModelError(PersonErasureForm.FieldName(question.Key), "Elija qué hacemos: es decisión suya.");
        if (!string.Equals(TypedText.CleanValue(form.Confirmation), PersonErasureForm.Word, StringComparison.OrdinalIgnoreCase))
            ModelState.AddModelError(nameof(form.Confirmation), $"Escriba {PersonErasureForm.Word} si de verdad quiere borrar todo.");
        else if (ModelState.IsValid && !await signIn.ConfirmPasswordAsync(me, form.Password, DeviceCookie.Read(Request), cancel))
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

/// <summary>The form of <c>/mi-cuenta/borrar</c>.</summary>
public sealed class PersonErasureForm
{
    /// <summary>The word to be typed as confirmation.</summary>
    public const string Word = "BORRAR";

    /// <summary>The questions that the person must answer first (R30).</summary>
    [BindNever]
    public IReadOnlyList<ErasureQuestion> Questions { get; set; } = [];

    /// <summary>The answers, by the question's key.</summary>
    public Dictionary<string, string> Answers { get; set; } = [];

    public string? Confirmation { get; set; }

    public string? Password { get; set; }

    public static string FieldName(string question) => $"{nameof(Answers)}[{question}]";
}
