using System.Text.Json;
using System.Text.Json.Serialization;
using UsmeAprende.Badges;

namespace UsmeAprende.Web.Badges;

/// <summary>A badge whose rule a phone can evaluate by itself, with the words of its celebration.</summary>
public sealed record PhoneBadge(string Id, string Name, string Sentence, string Drawing, IReadOnlyList<PhoneBadge.Criterion> Rule)
{
    // Gatherings, tasks, thanks and goals are written down by others, and the longest run of weeks is only known to the server.
    private static readonly HashSet<BadgeFactKind> Countable =
    [
        BadgeFactKind.Lesson,
        BadgeFactKind.Module,
        BadgeFactKind.Course,
        BadgeFactKind.Test,
        BadgeFactKind.Retry,
        BadgeFactKind.Practice,
        BadgeFactKind.Game,
    ];

    /// <summary>The badges that can still be earned, and ask for nothing that a phone cannot count.</summary>
    public static IReadOnlyList<PhoneBadge> ListCountable(BadgeBook book) =>
        [
            .. book
                .Badges.Where(badge => !badge.IsRetired && badge.Rule.All(criterion => Countable.Contains(criterion.Fact)))
                .Select(badge => new PhoneBadge(
                    badge.Id,
                    badge.Name,
                    badge.Sentence,
                    badge.DrawingPath,
                    [.. badge.Rule.Select(c => new Criterion(c.Fact, c.Count, c.Within, c.Score))]
                )),
        ];

    /// <param name="Within">A course or module whose keys alone count.</param>
    /// <param name="Score">Percent asked of a test; null for what passes it.</param>
    public sealed record Criterion(BadgeFactKind Fact, int Count, string? Within, int? Score);
}

/// <summary>Written without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(FactNames)]
)]
[JsonSerializable(typeof(IReadOnlyList<PhoneBadge>))]
internal sealed partial class PhoneBadgeJson : JsonSerializerContext;

internal sealed class FactNames() : JsonStringEnumConverter<BadgeFactKind>(JsonNamingPolicy.CamelCase);
