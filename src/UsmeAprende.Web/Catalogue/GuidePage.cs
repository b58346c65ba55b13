using UsmeAprende.Catalogue;

namespace UsmeAprende.Web.Catalogue;

/// <summary>A facilitator's guide and where it belongs.</summary>
public sealed record GuidePage(Course Course, Module Module, Guide Guide);
