using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.People.Places;
using UsmeAprende.Web.Kit.Forms;

namespace UsmeAprende.Web.Gatherings.Planning;

/// <summary>The form of a venue, with the list of venues.</summary>
public sealed class VenueForm
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    public string? Name { get; set; }

    public string? Place { get; set; }

    public string? Address { get; set; }

    public string? Directions { get; set; }

    public bool IsAccessible { get; set; }

    [BindNever, ValidateNever]
    public IReadOnlyList<LocalityPlace> Places { get; set; } = [];

    [BindNever, ValidateNever]
    public IReadOnlyList<ListedVenue> Venues { get; set; } = [];

    /// <summary>The venue that was added with this form before, if it comes again with other content (R33).</summary>
    [BindNever, ValidateNever]
    public FormConflict? Before { get; set; }

    public IEnumerable<FormChoice> PlaceChoices => Places.Select(p => new FormChoice(p.Id.ToString(), $"{p.Name} ({p.Kind})"));

    public static VenueForm FromVenue(GatheringVenue venue) =>
        new()
        {
            Id = venue.Id,
            Name = venue.Name,
            Place = venue.PlaceId.ToString(),
            Address = venue.Address,
            Directions = venue.Directions,
            IsAccessible = venue.IsAccessible,
        };

    public VenueDetails? Check(ModelStateDictionary errors)
    {
        var name = FormText.ReadLine(
            errors,
            nameof(Name),
            Name,
            GatheringVenue.WordsLength,
            "Escriba cómo se llama el lugar, por ejemplo: Salón comunal El Uval."
        );
        var place = Places.FirstOrDefault(p => p.Id.ToString() == Place);
        if (place is null)
            errors.AddModelError(nameof(Place), "Elija en qué vereda, barrio o UPZ queda.");
        var address = FormText.ReadLine(
            errors,
            nameof(Address),
            Address,
            GatheringVenue.WordsLength,
            "Escriba la dirección, o cómo se conoce el sitio si no tiene."
        );
        var directions = FormText.ReadText(errors, nameof(Directions), Directions, Gathering.NotesLength);
        return !errors.IsValid
            ? null
            : new VenueDetails
            {
                Id = Id,
                Name = name!,
                PlaceId = place!.Id,
                Address = address!,
                Directions = directions,
                IsAccessible = IsAccessible,
            };
    }
}
