using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.People.Places;

/// <summary>A place of the locality that is offered in lists. People can still write their own words for where they live.</summary>
public sealed class LocalityPlace
{
    public const int LongestKind = 30;
    public const int LongestCode = 20;

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>UPL, UPZ, vereda or barrio. It is data and no enumeration, since the city's division changes by decree.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>The city's number for it; null if it has none.</summary>
    public string? Code { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>The folded name, for searching: <c>chisaca</c>.</summary>
    public string NameKey { get; private set; } = "";

    /// <summary>Not offered any more; what refers to it keeps it.</summary>
    public DateTime? RetiredAt { get; private set; }

    /// <summary>Its name in the data file, if it came from there, so that it is not added again after it was renamed or retired.</summary>
    public string? SeededAs { get; private init; }

    public static LocalityPlace Create(PlaceDetails details, string? seededAs = null, Guid? id = null)
    {
        var place = new LocalityPlace { Id = id ?? Guid.CreateVersion7(), SeededAs = seededAs };
        place.SetDetails(details);
        return place;
    }

    public void SetDetails(PlaceDetails details)
    {
        (Kind, Code, Name) = (details.Kind, details.Code, details.Name.Value);
        NameKey = details.Name.SearchKey;
    }

    public void Retire(DateTime now) => RetiredAt ??= now;

    public void Restore() => RetiredAt = null;
}

internal sealed class LocalityPlaceMapping : IEntityTypeConfiguration<LocalityPlace>
{
    public void Configure(EntityTypeBuilder<LocalityPlace> place)
    {
        place.ToTable("Places");
        place.Property(p => p.Id).ValueGeneratedNever();
        place.Property(p => p.Kind).HasMaxLength(LocalityPlace.LongestKind);
        place.Property(p => p.Code).HasMaxLength(LocalityPlace.LongestCode);
        place.Property(p => p.Name).HasMaxLength(PlaceName.Longest);
        place.Property(p => p.NameKey).HasMaxLength(PlaceName.Longest);
        place.Property(p => p.SeededAs).HasMaxLength(PlaceName.Longest + LocalityPlace.LongestKind + 1);
        place.HasIndex(p => p.NameKey);
        place.HasIndex(p => p.SeededAs).IsUnique().HasFilter("[SeededAs] IS NOT NULL");
    }
}
