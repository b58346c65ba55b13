using UsmeAprende.Web.Jobs;

namespace UsmeAprende.Web.Operations;

/// <summary>The administrator's page of jobs and long work.</summary>
/// <param name="Asked">The sentence of the job just asked for.</param>
/// <param name="IsWorking">Whether this process runs jobs.</param>
public sealed record JobsPage(IReadOnlyList<JobLine> Jobs, IReadOnlyList<BatchProgress> Batches, string? Asked, bool IsWorking);
