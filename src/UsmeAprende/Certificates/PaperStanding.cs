namespace UsmeAprende.Certificates;

/// <summary>What a file that somebody shows as a certificate turns out to be (R25).</summary>
public enum PaperStanding
{
    /// <summary>Byte by byte the one that was issued.</summary>
    Issued,

    /// <summary>
    /// Another file, which carries the credential that we signed: what the credential says is true, what the paper shows may not be.
    /// </summary>
    Changed,

    /// <summary>Carries a credential that pretends to be ours.</summary>
    Forged,

    /// <summary>Carries no credential of a certificate: nothing of ours can be told in it.</summary>
    NotOurs,

    /// <summary>A PDF whose end is missing.</summary>
    Incomplete,

    NotPdf,
}
