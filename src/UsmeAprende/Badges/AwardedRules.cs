using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.Badges;

/// <summary>The rules by which everybody's past was last looked at. One row.</summary>
public sealed class AwardedRules
{
    internal const int OnlyRow = 1;

    public int Id { get; init; } = OnlyRow;

    /// <summary>Of <see cref="BadgeBook"/>.</summary>
    public required string Version { get; set; }
}

internal sealed class AwardedRulesMapping : IEntityTypeConfiguration<AwardedRules>
{
    public void Configure(EntityTypeBuilder<AwardedRules> rules)
    {
        rules.ToTable("AwardedRules");
        rules.Property(r => r.Id).ValueGeneratedNever();
        rules.Property(r => r.Version).HasMaxLength(64);
    }
}
