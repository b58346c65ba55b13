namespace UsmeAprende.Gatherings.Proof;

/// <summary>What came of keeping files: all of them or none, and then why.</summary>
public sealed record ProofAnswer(int Kept, string? Problem)
{
    internal static ProofAnswer No(string problem) => new(0, problem);
}
