namespace UsmeAprende.Jobs;

/// <summary>There is a batch to do.</summary>
public sealed class BatchBell : Bell;
