using UsmeAprende.Badges;

namespace UsmeAprende.Web.Badges;

/// <summary>A badge as anybody may read of it.</summary>
public sealed record BadgePage(Badge Badge, BadgeFamily Family)
{
    public IEnumerable<Badge> Others => Family.Badges.Where(b => b.Id != Badge.Id && !b.IsRetired);
}
