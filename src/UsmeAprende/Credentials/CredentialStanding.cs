namespace UsmeAprende.Credentials;

/// <summary>What a credential that somebody shows turns out to be.</summary>
public enum CredentialStanding
{
    /// <summary>Signed here, as it was signed, and not taken back.</summary>
    Valid,

    /// <summary>Signed here, but taken back since.</summary>
    Revoked,

    /// <summary>Names one of our keys, which did not sign this.</summary>
    Tampered,

    /// <summary>Names a key that was never ours.</summary>
    UnknownKey,

    /// <summary>Not a credential of the kind that is issued here.</summary>
    Unreadable,
}
