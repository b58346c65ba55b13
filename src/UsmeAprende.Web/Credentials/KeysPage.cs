using UsmeAprende.Credentials;

namespace UsmeAprende.Web.Credentials;

/// <summary>What <c>/administracion/claves</c> shows, newest key first.</summary>
public sealed record KeysPage(IReadOnlyList<SigningKey> Keys, CredentialReadiness Readiness, bool IsRotated)
{
    /// <summary>None yet in the first second of a new site.</summary>
    public SigningKey? Signing => Keys is [var newest, ..] ? newest : null;

    /// <summary>What keeps credentials from being signed and what to do about it.</summary>
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
