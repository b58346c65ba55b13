using UsmeAprende.Badges;
using UsmeAprende.Badges.Awarding;
using UsmeAprende.Wording;

namespace UsmeAprende.Web.Badges;

/// <summary>What the page of one's own learning shows of rhythm and badges.</summary>
public sealed record MyBadgesView(WeeklyStreak Streak, IReadOnlyList<BadgeDefinition> Earned);

/// <summary>What is said of a person's rhythm: what there is and what could be, never what was lost.</summary>
public static class WeeklyStreakText
{
    public static string DescribeCurrent(WeeklyStreak rhythm) =>
        rhythm switch
        {
            { Longest: 0 } => "Termine una lección cualquier día de esta semana y empieza su ritmo.",
            { Current: > 0, IsActiveNow: true } => $"Lleva {Weeks(rhythm.Current)} aprendiendo. ¡Esta ya cuenta!",
            { Current: > 0 } => $"Lleva {Weeks(rhythm.Current)} aprendiendo. Con una lección suma esta.",
            { IsActiveNow: true } => "Esta semana aprendió. ¡Así empieza un ritmo!",
            _ => "Cualquier semana es buena para empezar de nuevo. Basta una lección.",
        };

    public static string? DescribeLongest(WeeklyStreak rhythm) =>
        rhythm.Longest > 1 && rhythm.Longest > rhythm.Current ? $"Su ritmo más largo: {Weeks(rhythm.Longest)}." : null;

    private static string Weeks(int weeks) => SpanishCount.Format(weeks, "semana", "semanas");
}
