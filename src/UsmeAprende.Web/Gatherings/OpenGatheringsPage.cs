using UsmeAprende.Gatherings;

namespace UsmeAprende.Web.Gatherings;

/// <summary>Gatherings whose attendance waits: those of today, to take it, and the others, to close it or get ready.</summary>
public sealed record OpenGatheringsPage(IReadOnlyList<OpenGathering> Today, IReadOnlyList<OpenGathering> Others);
