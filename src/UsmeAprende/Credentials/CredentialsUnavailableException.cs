namespace UsmeAprende.Credentials;

/// <summary>
/// Something was to be signed that cannot be; ask <see cref="CredentialSigner.ReadinessAsync"/> first where a person can be told.
/// </summary>
public sealed class CredentialsUnavailableException(CredentialReadiness readiness, Exception? cause = null)
    : Exception(Sentence(readiness), cause)
{
    public CredentialReadiness Readiness => readiness;

    /// <summary>What is wrong and what to do, for whoever runs the machine.</summary>
    public static string Sentence(CredentialReadiness readiness) =>
        readiness switch
        {
            CredentialReadiness.NoAddress =>
                "Credentials cannot be signed: set Site:Url to the scheme and host that people use. Credentials name it for ever.",
            CredentialReadiness.KeyLocked =>
                "Credentials cannot be signed: the signing key is in the database, but what opens it is not in the folder keys/. "
                    + "Restore that folder, or start a new key at /administracion/claves; old credentials stay valid.",
            _ => "Credentials can be signed.",
        };
}
