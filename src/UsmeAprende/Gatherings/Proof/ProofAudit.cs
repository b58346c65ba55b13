namespace UsmeAprende.Gatherings.Proof;

/// <summary>What the audit calls the deeds of staff upon a gathering's proofs (R31).</summary>
public static class ProofAudit
{
    public const string Added = "encuentro.soporte-agregado";
    public const string Removed = "encuentro.soporte-quitado";
    public const string Cleared = "encuentro.foto-revisada";
    public const string MinutesWritten = "encuentro.acta";
    public const string Packed = "encuentro.paquete-de-evidencias";
}
