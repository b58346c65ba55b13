namespace UsmeAprende.Web.Certificates;

/// <summary>What waits for a second coordinator.</summary>
public sealed record ProposalsPage(IReadOnlyList<Proposal> Proposals, string? Reason);
