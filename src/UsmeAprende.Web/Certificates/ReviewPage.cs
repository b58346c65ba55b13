using UsmeAprende.Certificates;

namespace UsmeAprende.Web.Certificates;

/// <summary>What is about to be issued, to be read once more: a number that is given cannot be taken back.</summary>
public sealed record ReviewPage(IssueForm Form, string Title, IReadOnlyList<Holder> Holders, string Back, bool TwoSteps);
