namespace UsmeAprende.Certificates;

/// <summary>How a certificate stopped being valid.</summary>
public enum CertificateEnd
{
    /// <summary>It should not have been issued.</summary>
    Revoked,

    /// <summary>Another entry corrects it.</summary>
    Replaced,

    /// <summary>Its holder had their data erased and chose not to stay verifiable (R30).</summary>
    Withdrawn,

    /// <summary>Its entry was lost with a restore; the number is never given again (R24).</summary>
    Annulled,
}
