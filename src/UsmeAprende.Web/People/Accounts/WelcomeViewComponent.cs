using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewComponents;
using UsmeAprende.People.Accounts;
using UsmeAprende.Web.Kit;

namespace UsmeAprende.Web.People.Accounts;

/// <summary>
/// That the account is made, and how to come back to it: on the first page after signing up, and as the first of one's messages.
/// </summary>
[ViewComponent(Name = "Welcome")]
public sealed class WelcomeViewComponent(AccountSelfService account) : ViewComponent
{
    /// <summary>The value of <see cref="AccountController.Done"/> after signing up.</summary>
    public const string Done = "cuenta";

    public async Task<IViewComponentResult> InvokeAsync(bool isMessage = false)
    {
        var isAsked = isMessage || HttpContext.Request.Query[AccountController.Done] == Done;
        if (!isAsked || HttpContext.User.TryPersonId() is not { } person)
            return new ContentViewComponentResult("");
        var cancel = HttpContext.RequestAborted;
        var me = await account.GetAsync(person, cancel);
        return View(
            isMessage ? "/People/Accounts/_FirstMessage.cshtml" : "/People/Accounts/_Welcome.cshtml",
            new WelcomeNotice(me.GivenNames, SignInReminder.Describe(await account.ListSignInIdentifiersAsync(me, cancel)))
        );
    }
}

/// <summary>What is said to somebody who has signed up.</summary>
/// <param name="Way">By what they sign in; null if by nothing.</param>
public sealed record WelcomeNotice(string GivenNames, string? Way);
