using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Credentials;
using UsmeAprende.People;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Credentials;

/// <summary>The administrator's page of signing keys: shows them and makes a new one.</summary>
[Authorize(Roles = nameof(PersonRole.Administrator))]
public sealed class KeyRotationController(SigningKeyStore keys, CredentialSigner signer) : Controller
{
    public const string Path = "/administracion/claves";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(bool nueva, CancellationToken cancel) => View("Keys", await PageAsync(nueva, cancel));

    // The first press only asks for confirmation, since a key is never deleted.
    [HttpPost(Path)]
    public async Task<IActionResult> Rotate(string? key, bool confirmed, CancellationToken cancel)
    {
        var page = await PageAsync(isRotated: false, cancel);
        var result = KeyRotationResult.AlreadyRotated;
        if (key is not null && page.Signing?.Thumbprint == key)
        {
            if (!confirmed)
                return View("KeyRotation", page);
            result = await keys.RotateAsync(HttpContext.Actor(), key, cancel);
            if (result is KeyRotationResult.Rotated)
                return Redirect(Path + "?nueva=true");
            page = await PageAsync(isRotated: false, cancel);
        }

        ModelState.AddModelError(
            "",
            result is KeyRotationResult.NotAllowed
                ? "No se puso otra clave: usted ya no administra el sitio."
                : "No se puso otra clave: la que usted vio ya no es la que firma. Mire la lista."
        );
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Keys", page);
    }

    private async Task<SigningKeysPage> PageAsync(bool isRotated, CancellationToken cancel) =>
        new(await keys.ListAsync(cancel), await signer.CheckReadinessAsync(cancel), isRotated);
}

/// <summary>What <c>/administracion/claves</c> shows, newest key first.</summary>
public sealed record SigningKeysPage(IReadOnlyList<SigningKey> Keys, CredentialReadiness Readiness, bool IsRotated)
{
    /// <summary>Null in the first second of a new site.</summary>
    public SigningKey? Signing => Keys is [var newest, ..] ? newest : null;

    /// <summary>Why credentials cannot be signed, and what to do.</summary>
    public string? Trouble =>
        Readiness switch
        {
            CredentialReadiness.NoAddress =>
                "El sitio no sabe su propia dirección, y las insignias y los certificados la llevan para siempre. "
                    + "Ponga «Site:Url» en la configuración y vuelva a arrancar el sitio.",
            CredentialReadiness.KeyLocked =>
                "La clave está en la base de datos, pero falta la carpeta «keys» que la abre. Devuelva esa carpeta "
                    + "desde una copia. Si se perdió, ponga una clave nueva: lo ya firmado sigue valiendo.",
            _ => null,
        };
}
