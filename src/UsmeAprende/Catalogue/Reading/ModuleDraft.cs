using System.Collections.Immutable;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>A module before its review is known.</summary>
/// <param name="ReviewSource">Where the review is chosen by hand; null when it is left to us.</param>
internal sealed record ModuleDraft(Module Module, SourceText? ReviewSource, ImmutableArray<(string Text, int Line)> Review);
