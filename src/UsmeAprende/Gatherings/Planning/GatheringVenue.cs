using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.Gatherings.Planning;

/// <summary>Where gatherings are held: a salón comunal, a school. Never deleted; retired, it is no longer offered.</summary>
public sealed class GatheringVenue
{
    public const int WordsLength = 200;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public string Name { get; internal set; } = "";

    /// <summary>The vereda, barrio or UPZ it lies in, an id of People's places.</summary>
    public Guid PlaceId { get; internal set; }

    public string Address { get; internal set; } = "";

    /// <summary>How to arrive, in words.</summary>
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

/// <summary>What staff say of a venue, already checked.</summary>
public sealed record VenueDetails
{
    /// <summary>Made with the form: pressed twice, one venue.</summary>
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required Guid PlaceId { get; init; }

    public required string Address { get; init; }

    public string? Directions { get; init; }

    public bool IsAccessible { get; init; }
}
