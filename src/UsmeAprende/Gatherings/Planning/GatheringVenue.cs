using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.Gatherings.Planning;

/// <summary>A place where gatherings are held: a salón comunal, a school. Never deleted; a retired one is not offered any more.</summary>
public sealed class GatheringVenue
{
    public const int WordsLength = 200;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public string Name { get; internal set; } = "";

    /// <summary>The id of the vereda, barrio or UPZ where it is.</summary>
    public Guid PlaceId { get; internal set; }

    public string Address { get; internal set; } = "";

    /// <summary>How to get there.</summary>
    public string? Directions { get; internal set; }

    public bool IsAccessible { get; internal set; }

    public DateTime? RetiredAt { get; internal set; }

    public void Update(VenueDetails details) =>
        (Name, PlaceId, Address, Directions, IsAccessible) = (
            details.Name,
            details.PlaceId,
            details.Address,
            details.Directions,
            details.IsAccessible
        );

    public void Retire(DateTime now) => RetiredAt ??= now;

    public void Restore() => RetiredAt = null;
}

internal sealed class GatheringVenueMapping : IEntityTypeConfiguration<GatheringVenue>
{
    public void Configure(EntityTypeBuilder<GatheringVenue> venue)
    {
        venue.ToTable("Venues");
        venue.Property(v => v.Id).ValueGeneratedNever();
        venue.Property(v => v.Name).HasMaxLength(GatheringVenue.WordsLength);
        venue.Property(v => v.Address).HasMaxLength(GatheringVenue.WordsLength);
        venue.Property(v => v.Directions).HasMaxLength(Gathering.NotesLength);
        venue.HasIndex(v => v.PlaceId);
    }
}

/// <summary>The data of a venue, already checked.</summary>
public sealed record VenueDetails
{
    /// <summary>The id made with the form, so that pressing twice adds one venue.</summary>
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required Guid PlaceId { get; init; }

    public required string Address { get; init; }

    public string? Directions { get; init; }

    public bool IsAccessible { get; init; }
}
