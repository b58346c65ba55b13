namespace UsmeAprende.Audit;

/// <summary>Where the chain ended at a moment, as it stands outside the database.</summary>
public sealed record WrittenHead(DateTime WrittenAt, long Sequence, byte[] Hash);
