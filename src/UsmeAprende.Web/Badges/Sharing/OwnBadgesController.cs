using System.Text;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Badges;
using UsmeAprende.Badges.Sharing;
using UsmeAprende.Credentials;
using UsmeAprende.Credentials.Proofs;
using UsmeAprende.People;
using UsmeAprende.People.Accounts;
using UsmeAprende.People.Identity;
using UsmeAprende.Web.Kit;

namespace UsmeAprende.Web.Badges.Sharing;

/// <summary>The page of a person's own badges, where they can be shared.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class OwnBadgesController(
    PersonBadgesReader badges,
    BadgeSharing sharing,
    BadgeWallet wallet,
    LearnerRecord record,
    CredentialSigner readiness,
    EmbeddedProofSigner signer,
    AccountSelfService account
) : Controller
{
    public const string Path = "/mis-insignias";

    /// <summary>The choice of a picture instead of a plain file.</summary>
    public const string AsPicture = "dibujo";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(CancellationToken cancel)
    {
        var me = await account.GetAsync(User.PersonId(), cancel);
        return View(
            "OwnBadges",
            new OwnBadgesPage(
                await badges.ReadAsync(User.PersonId(), cancel),
                ProvenEmail(me),
                await readiness.CheckReadinessAsync(cancel) is CredentialReadiness.Ready
            )
        );
    }

    [HttpPost(Path + "/{award:guid}/compartir")]
    public async Task<IActionResult> Share(Guid award, bool showName, CancellationToken cancel)
    {
        switch (await sharing.ShareAsync(User.PersonId(), award, showName, cancel))
        {
            case BadgeSharingResult.Shared:
                return LocalRedirect($"{Path}?hecho=compartida#i-{award}");
            case BadgeSharingResult.NotTheirs:
                return NotFound();
            case BadgeSharingResult.NeedsGuardian:
                ModelState.AddModelError(
                    "",
                    "Usted es menor de edad. Para compartir sus insignias, una persona adulta que responda por usted "
                        + "debe autorizarlo: escriban su nombre en Mi cuenta, en «Corregir mis datos»."
                );
                break;
            default:
                ModelState.AddModelError(
                    "",
                    "Esta insignia ya no se puede compartir. Si cree que es un error, hable con quien coordina el programa."
                );
                break;
        }
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return await Show(cancel);
    }

    [HttpPost(Path + "/{award:guid}/retirar")]
    public async Task<IActionResult> Withdraw(Guid award, CancellationToken cancel) =>
        await sharing.WithdrawAsync(User.PersonId(), award, cancel) ? LocalRedirect($"{Path}?hecho=retirada#i-{award}") : NotFound();

    /// <summary>One badge for a wallet: it leaves as a file, and nothing of the choice is kept.</summary>
    [HttpPost(Path + "/{award:guid}/billetera")]
    public async Task<IActionResult> Carry(Guid award, WalletForm form, CancellationToken cancel)
    {
        if (await RefuseAsync(form, cancel) is { } refusal)
            return refusal;
        if (await wallet.FindAsync(User.PersonId(), award, cancel) is not ({ } badge, { } credential))
            return NotFound();
        if (form.Correo && ProvenEmail(await account.GetAsync(User.PersonId(), cancel)) is { } email)
            credential.AddRecipient(email);
        await signer.SignAsync(credential.Json, credential.SignedAt, cancel);
        var bytes = credential.ToBytes();
        return form.Forma == AsPicture
            ? File(BakedPng.Bake(badge.Preview.Span, Encoding.UTF8.GetString(bytes)), "image/png", $"insignia-{badge.Id}.png")
            : File(bytes, EmbeddedProofSigner.MediaType, $"insignia-{badge.Id}.json");
    }

    /// <summary>All that the person earned, badges and certificates, as one signed file.</summary>
    [HttpPost(Path + "/todo")]
    public async Task<IActionResult> CarryAll(WalletForm form, CancellationToken cancel)
    {
        if (await RefuseAsync(form, cancel) is { } refusal)
            return refusal;
        var me = await account.GetAsync(User.PersonId(), cancel);
        if (await record.CreateAsync(User.PersonId(), me.FullName, form.Correo ? ProvenEmail(me) : null, cancel) is { } all)
            return File(all, EmbeddedProofSigner.MediaType, "lo-que-he-aprendido.json");
        return await AgainAsync("Todavía no hay qué llevar: no tiene insignias ni constancias.", cancel);
    }

    private async Task<IActionResult?> RefuseAsync(WalletForm form, CancellationToken cancel)
    {
        if (await readiness.CheckReadinessAsync(cancel) is not CredentialReadiness.Ready)
            return await AgainAsync("Por ahora no se puede firmar el archivo. Vuelva a intentarlo mañana.", cancel);
        if (form.Correo && ProvenEmail(await account.GetAsync(User.PersonId(), cancel)) is null)
            return await AgainAsync("Su correo no está confirmado. Confírmelo en Mi cuenta, o pida el archivo sin el correo.", cancel);
        return null;
    }

    private Task<IActionResult> AgainAsync(string problem, CancellationToken cancel)
    {
        ModelState.AddModelError("", problem);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Show(cancel);
    }

    private static string? ProvenEmail(Person person) =>
        person.Identifiers.Find(i => i is { Kind: IdentifierKind.Email, VerifiedAt: not null })?.Value;
}

/// <summary>A person's badges, and how they may take them along.</summary>
/// <param name="Email">Their proven address, which may go into a file as a code; null if there is none.</param>
/// <param name="CanSign">Whether files can be signed.</param>
public sealed record OwnBadgesPage(PersonBadges Badges, string? Email, bool CanSign);

/// <summary>What somebody wants in a file for a wallet.</summary>
public sealed class WalletForm
{
    /// <summary>Whether their e-mail address goes in, as a salted hash.</summary>
    public bool Correo { get; set; }

    public string? Forma { get; set; }
}
