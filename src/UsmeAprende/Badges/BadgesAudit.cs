using UsmeAprende.Badges.Goals;

namespace UsmeAprende.Badges;

/// <summary>Names of the audit's entries about badges and goals (R31).</summary>
public static class BadgesAudit
{
    public const string Revoked = "insignia.revocada";
    public const string GoalSet = "meta.puesta";
    public const string GoalChanged = "meta.cambiada";
    public const string GoalRemoved = "meta.quitada";

    public static string Subject(Guid award) => $"insignia/{award}";

    public static string Subject(CollectiveGoal goal) => $"meta/{goal.Id}";
}
