using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Credentials;
using UsmeAprende.People;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Credentials;

/// <summary>The keys that sign, for the administrator: which one signs, and putting a new one.</summary>
[Authorize(Roles = nameof(Role.Administrator))]
public sealed class KeyRotationController(SigningKeys keys, CredentialSigner signer) : Controller
{
    public const string Path = "/administracion/claves";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(bool nueva, CancellationToken cancel) => View("Keys", await PageAsync(nueva, cancel));

    // The first press only asks: a new key is for ever.
    [HttpPost(Path)]
    public async Task<IActionResult> Rotate(string? key, bool confirmed, CancellationToken cancel)
    {
        var page = await PageAsync(isRotated: false, cancel);
        if (key is not null && page.Signing?.Thumbprint == key)
        {
            if (!confirmed)
                return View("KeyRotation", page);
            if (await keys.RotateAsync(User.PersonId(), key, cancel) is Rotation.Rotated)
                return Redirect(Path + "?nueva=true");
            page = await PageAsync(isRotated: false, cancel);
        }

        ModelState.AddModelError("", "No se puso otra clave: la que usted vio ya no es la que firma. Mire la lista.");
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Keys", page);
    }

    private async Task<KeysPage> PageAsync(bool isRotated, CancellationToken cancel) =>
        new(await keys.ListAsync(cancel), await signer.ReadinessAsync(cancel), isRotated);
}
