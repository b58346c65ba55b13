namespace UsmeAprende.Credentials;

/// <summary>Whether credentials can be signed, and if not, what is missing.</summary>
public enum CredentialReadiness
{
    Ready,

    /// <summary>The site does not know under which address the world reaches it (<c>Site:Url</c>).</summary>
    NoAddress,

    /// <summary>The signing key is there, but what opens it is not: the folder <c>keys/</c> was lost or belongs to another site.</summary>
    KeyLocked,
}
