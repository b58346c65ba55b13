using UsmeAprende.Learning;

namespace UsmeAprende.Badges;

/// <summary>The games of this site.</summary>
internal sealed class KnownGames : IGameActivities
{
    public IEnumerable<string> Activities => Game.All.Select(g => g.Activity);
}
