namespace UsmeAprende.Audit;

/// <summary>How many heads are written down outside the database, the newest, and the first that the chain no longer holds.</summary>
public sealed record WitnessVerdict(int Heads, DateTime? NewestAt, WrittenHead? Broken)
{
    public bool Holds => Broken is null;
}
