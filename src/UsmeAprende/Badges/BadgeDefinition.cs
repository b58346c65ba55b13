using System.Collections.Immutable;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Badges;

/// <summary>A badge as <c>courses/badges.yml</c> describes it.</summary>
/// <param name="Id">Its identity in awards and its drawings' name; never changed once published.</param>
/// <param name="Level">From 1, within its family.</param>
/// <param name="Sentence">What it says of who earned it.</param>
/// <param name="Criteria">How it is earned, in plain words: the rule said for people.</param>
/// <param name="Competences">What it is aligned to.</param>
/// <param name="Rule">All must hold.</param>
/// <param name="Drawing">An SVG.</param>
/// <param name="Preview">The same as a PNG, without names, for messages that show a link's picture.</param>
public sealed record BadgeDefinition(
    string Id,
    string FamilyId,
    int Level,
    string Name,
    string Sentence,
    string Criteria,
    ImmutableArray<DigitalCompetence> Competences,
    ImmutableArray<BadgeCriterion> Rule,
    SvgDrawing Drawing,
    ReadOnlyMemory<byte> Preview
)
{
    /// <summary>No longer to be earned; whoever has it keeps it.</summary>
    public bool IsRetired { get; init; }

    /// <summary>The page that tells of it, the same for everybody.</summary>
    public string Path => $"/insignias/{Id}";

    public string DrawingPath => Drawing.Path;

    public string PreviewPath => $"/insignias/dibujos/{Id}.png";
}

/// <summary>Badges that train one skill, level after level.</summary>
/// <param name="Trains">Which skill, in plain words.</param>
/// <param name="Why">Why it is worth having.</param>
/// <param name="Badges">In the order of their levels.</param>
public sealed record BadgeFamily(string Id, string Name, string Trains, string Why, ImmutableArray<BadgeDefinition> Badges);
