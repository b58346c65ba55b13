using System.Collections.Immutable;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Badges;

/// <summary>A badge as <c>courses/badges.yml</c> describes it.</summary>
/// <param name="Id">Its id in awards, and the file name of its drawings; never changed once published.</param>
/// <param name="Level">From 1, within its family.</param>
/// <param name="Sentence">What the badge says about the person who earned it.</param>
/// <param name="Criteria">How it is earned: the rule in plain words.</param>
/// <param name="Competences">The competences to which it is aligned.</param>
/// <param name="Rule">The conditions; all must hold.</param>
/// <param name="Drawing">An SVG.</param>
/// <param name="Preview">The same as a PNG, for messages that show the picture of a link.</param>
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
    /// <summary>It cannot be earned any more; people who have it keep it.</summary>
    public bool IsRetired { get; init; }

    /// <summary>The address of its public page.</summary>
    public string Path => $"/insignias/{Id}";

    public string DrawingPath => Drawing.Path;

    public string PreviewPath => $"/insignias/dibujos/{Id}.png";
}

/// <summary>Badges for one skill, level by level.</summary>
/// <param name="Trains">Which skill, in plain words.</param>
/// <param name="Why">Why it is worth having.</param>
/// <param name="Badges">In the order of their levels.</param>
public sealed record BadgeFamily(string Id, string Name, string Trains, string Why, ImmutableArray<BadgeDefinition> Badges);
