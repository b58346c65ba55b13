using UsmeAprende.Catalogue;
using UsmeAprende.Gatherings;

namespace UsmeAprende.Web.Gatherings;

/// <summary>A group as anybody may see it: when it meets, and how to be in it.</summary>
public sealed record PublicGroupPage(Guid Id, string Name, Course? Course, IReadOnlyList<PublicGathering> Gatherings, DateTime Now)
{
    public IEnumerable<PublicGathering> Coming => Gatherings.Where(g => g.StartsAt > Now && g.CancelledAt is null);
}
