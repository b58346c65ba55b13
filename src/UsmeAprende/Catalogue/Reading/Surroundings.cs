using System.Collections.Frozen;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>
/// What a text may point at: its course's drawings, the glossary, the competences. What it says of the rest of the site is noted, to be
/// judged when all is read.
/// </summary>
/// <param name="Drawings">By file name; null for a drawing that is there but faulty.</param>
internal sealed record Surroundings(
    FrozenDictionary<string, Drawing?> Drawings,
    Glossary Glossary,
    Competences Competences,
    Sightings Seen
);
