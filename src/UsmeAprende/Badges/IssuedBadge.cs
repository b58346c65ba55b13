namespace UsmeAprende.Badges;

/// <summary>A badge that the world holds in hand or has: shared, or signed.</summary>
/// <param name="Badge">Null where no book has it any more.</param>
/// <param name="Owner">The row that its owner uses now (R14).</param>
public sealed record IssuedBadge(BadgeAward Award, Badge? Badge, Guid Owner)
{
    public string Name => Badge?.Name ?? Award.BadgeId;
}
