namespace UsmeAprende.Gatherings.Proof;

/// <summary>What a file proves a gathering with.</summary>
public enum ProofKind
{
    /// <summary>A page, or all pages, of the signed list. It stays, as the law on public records asks (R30).</summary>
    SignedList,

    Photo,
}
