using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.Figures;

namespace UsmeAprende.Badges.Goals;

/// <summary>
/// A number of lessons that all of Usme wants to finish in one calendar month. Always a month, because public figures are of closed months
/// (R29). It freezes, once, 14 days after the month ends (R5).
/// </summary>
public sealed class CollectiveGoal
{
    public const int TitleLength = 120;
    public const int LeastTarget = 20;
    public const int MostTarget = 100_000;

    /// <summary>Steps of the drawing that shows progress during the month.</summary>
    public const int Steps = 4;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public string Title { get; private set; } = "";

    /// <summary>First day of the month.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>Number of lessons; each lesson of each person counts once (R6).</summary>
    public int Target { get; private set; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>How much of the drawing is filled, in <see cref="Steps"/>; it never decreases.</summary>
    public int ShownStep { get; private set; }

    public DateTime? FrozenAt { get; private set; }

    public int? FrozenTotal { get; private set; }

    /// <summary>Distinct people who had taken part when it froze.</summary>
    public int? FrozenPeople { get; private set; }

    public DateTime From => FigureMonth.Start(Month);

    public DateTime Until => FigureMonth.End(Month);

    public DateTime FreezesAt => FigureMonth.ClosesAt(Month);

    public bool IsReached => FrozenTotal >= Target;

    public static CollectiveGoal Create(DateOnly month, string title, int target, DateTime now) =>
        new()
        {
            Month = month,
            Title = title,
            Target = target,
            CreatedAt = now,
        };

    public void Change(string title, int target) => (Title, Target) = (title, target);

    /// <summary>Fills the drawing. It never decreases, even if a record is taken back.</summary>
    public void ShowStep(int step) => ShownStep = Math.Max(ShownStep, step);

    public void Freeze(GoalCount count, DateTime now)
    {
        if (FrozenAt is not null)
            throw new InvalidOperationException("A goal freezes once.");
        (FrozenAt, FrozenTotal, FrozenPeople) = (now, count.Lessons, count.People);
    }

    public ReachedGoal ToReachedGoal() => new(Id, From, Until, FrozenAt ?? throw new InvalidOperationException("The goal is still open."));
}

internal sealed class CollectiveGoalMapping : IEntityTypeConfiguration<CollectiveGoal>
{
    public void Configure(EntityTypeBuilder<CollectiveGoal> goal)
    {
        goal.ToTable("CollectiveGoals");
        goal.Property(g => g.Title).HasMaxLength(CollectiveGoal.TitleLength);
        goal.HasIndex(g => g.Month).IsUnique();
    }
}

/// <summary>A collective goal that was reached.</summary>
/// <param name="From">Start of the month: people who first finished a lesson from then on …</param>
/// <param name="Until">… and before this moment took part.</param>
/// <param name="At">When it was recorded as reached.</param>
public sealed record ReachedGoal(Guid Id, DateTime From, DateTime Until, DateTime At);

/// <summary>
/// How much of a goal's drawing may be filled while its month is open (R29): in quarters of the target, and each step only after at least
/// five distinct people have finished lessons since the step before. So a change of the drawing never reveals what a few people did.
/// </summary>
public static class GoalProgress
{
    /// <param name="lessons">Who finished each lesson of the month, in order of time.</param>
    /// <param name="target">Number of lessons.</param>
    public static int ComputeStep(IEnumerable<HumanId> lessons, int target)
    {
        var (done, step) = (0, 0);
        var since = new HashSet<HumanId>();
        foreach (var person in lessons)
        {
            done++;
            since.Add(person);
            var reached = (int)Math.Min(CollectiveGoal.Steps, (long)done * CollectiveGoal.Steps / target);
            if (reached > step && since.Count >= SmallGroupMerging.LeastPeople)
            {
                step = reached;
                since.Clear();
            }
        }
        return step;
    }
}
