using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Figures;

namespace UsmeAprende.Badges.Games;

/// <summary>How many games people played for the first time.</summary>
public sealed class GameTotals(UsmeDb db) : IMonthlyTotals
{
    public const string Figure = "juegos";

    private static readonly IReadOnlyList<ActivityId> Games = [.. PracticeGame.All.Select(g => g.Activity)];

    public IReadOnlyList<string> Figures => [Figure];

    public async Task<DateOnly?> FindFirstMonthAsync(CancellationToken cancel) =>
        await QueryFirst().MinAsync(first => (DateTime?)first.At, cancel) is { } at ? FigureMonth.Of(at) : null;

    public async Task<IReadOnlyDictionary<string, MonthTotal>> CountAsync(DateOnly month, CancellationToken cancel)
    {
        var (from, until) = (FigureMonth.Start(month), FigureMonth.End(month));
        var played = await QueryFirst()
            .Where(first => first.At >= from && first.At < until)
            .Select(first => first.Human)
            .ToListAsync(cancel);
        return new Dictionary<string, MonthTotal> { [Figure] = new(played.Count, played.Distinct().Count()) };
    }

    private IQueryable<FirstPlay> QueryFirst() =>
        from state in db.ActivityStates
        where Games.Contains(state.Activity)
        join person in db.People on state.PersonId equals person.Id
        group state by new { person.SurvivorId, state.Activity } into same
        select new FirstPlay { Human = same.Key.SurvivorId, At = same.Min(s => s.StartedAt) };

    private sealed record FirstPlay
    {
        public required HumanId Human { get; init; }

        public required DateTime At { get; init; }
    }
}
