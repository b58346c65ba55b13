using System.Collections.Frozen;
using System.Collections.Immutable;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Badges;

/// <summary>Every badge there is, read once and checked. Immutable.</summary>
/// <param name="Version">Hash of the rules: another one means that the past is to be looked at again.</param>
public sealed record BadgeBook(string Version, ImmutableArray<BadgeFamily> Families)
{
    public static readonly BadgeBook Empty = new("", []);

    /// <summary>Everything wrong, by file and line. A book with faults has no badges: half of a family would mislead.</summary>
    public ImmutableArray<ContentFault> Faults { get; init; } = [];

    public FrozenDictionary<string, Badge> ById { get; } =
        Families.SelectMany(f => f.Badges).ToFrozenDictionary(b => b.Id, StringComparer.Ordinal);

    public IEnumerable<Badge> Badges => Families.SelectMany(f => f.Badges);

    public BadgeFamily FamilyOf(Badge badge) => Families.First(f => f.Id == badge.FamilyId);
}
