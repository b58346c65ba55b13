using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using UsmeAprende.Badges;
using UsmeAprende.Badges.Sharing;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.Typing;
using UsmeAprende.Web.People;
using UsmeAprende.Web.People.Identity;

namespace UsmeAprende.Web.Badges.Sharing;

/// <summary>The page where a coordinator finds a badge that was awarded by mistake, and revokes it with a reason.</summary>
[Authorize(Roles = nameof(PersonRole.Coordinator))]
public sealed class BadgeRevocationController(
    IssuedBadgeSearch issued,
    BadgeRevocation revocation,
    PersonSearch people,
    PersonLookUpGuard lookUps
) : Controller
{
    public const string Path = "/coordinacion/insignias";

    private const string One = Path + "/{award:guid}";

    [HttpGet(Path)]
    public Task<IActionResult> Index(CancellationToken cancel) => ShowAsync(new IssuedBadgeSearchForm(), cancel);

    // A document is personal data: it is sent in the body, since addresses end up in logs.
    [HttpPost(Path)]
    public async Task<IActionResult> Find(IssuedBadgeSearchForm form, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(form.Busca))
            return await ShowAsync(form, cancel);
        if (!lookUps.TryTake(HttpContext.Actor(), ModelState, Response))
            return View("IssuedBadges", form);
        var answer = await ShowAsync(form, cancel);
        await lookUps.RecordAsync(HttpContext.Actor(), [.. form.Found.Select(f => (PersonId)f.Owner).Distinct()], cancel);
        return answer;
    }

    [HttpGet(One)]
    public Task<IActionResult> Show(Guid award, CancellationToken cancel) => ShowAsync(award, new BadgeRevocationForm(), cancel);

    [HttpPost(One + "/revocar")]
    public async Task<IActionResult> Revoke(Guid award, BadgeRevocationForm form, CancellationToken cancel)
    {
        if (await issued.FindAsync(award, cancel) is null)
            return NotFound();
        if (ModelState.IsValid)
        {
            if (await revocation.RevokeAsync(HttpContext.Actor(), award, form.Reason!, cancel))
                return LocalRedirect($"{Path}/{award}?hecho=revocada");
            ModelState.AddModelError("", "Esta insignia ya estaba revocada. Mire abajo desde cuándo.");
        }
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return await ShowAsync(award, form, cancel);
    }

    private async Task<IActionResult> ShowAsync(IssuedBadgeSearchForm form, CancellationToken cancel)
    {
        form.Found = await issued.SearchAsync(form.Busca, cancel);
        return View("IssuedBadges", form);
    }

    private async Task<IActionResult> ShowAsync(Guid award, BadgeRevocationForm form, CancellationToken cancel) =>
        await issued.FindAsync(award, cancel) is { } found
            ? View("Revocation", new BadgeRevocationPage(found, await people.FindAsync((PersonId)found.Owner, cancel), form))
            : NotFound();
}

/// <summary>A badge that may be revoked.</summary>
/// <param name="Owner">Null if the owner was erased.</param>
public sealed record BadgeRevocationPage(IssuedBadge Issued, PersonSummary? Owner, BadgeRevocationForm Form);

/// <summary>Why a badge is revoked.</summary>
public sealed class BadgeRevocationForm
{
    private const int LeastReason = 10;

    [Required(ErrorMessage = "Explique por qué, en una frase.")]
    [StringLength(
        BadgeAward.ReasonLength,
        MinimumLength = LeastReason,
        ErrorMessage = "Explique por qué, en una frase de hasta 300 letras."
    )]
    public string? Reason
    {
        get;
        set => field = TypedText.CleanLines(value);
    }
}

/// <summary>The search among shared or signed badges.</summary>
public sealed class IssuedBadgeSearchForm
{
    /// <summary>A page's address, a credential's id, or its owner's document, phone or e-mail.</summary>
    public string? Busca { get; set; }

    [BindNever]
    public IReadOnlyList<IssuedBadge> Found { get; set; } = [];
}
