using UsmeAprende.Catalogue;

namespace UsmeAprende.Web.Catalogue;

/// <summary>A facilitator's guide and where it belongs.</summary>
public sealed record GuidePage(Course Course, Module Module, Guide Guide)
{
    /// <summary>What its author must mend; told in development only.</summary>
    public IReadOnlyList<ContentFault> Faults { get; init; } = [];
}
