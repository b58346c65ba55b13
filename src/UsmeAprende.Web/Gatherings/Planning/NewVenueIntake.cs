using Microsoft.AspNetCore.Mvc.ModelBinding;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.People.Places;

namespace UsmeAprende.Web.Gatherings.Planning;

/// <summary>Adds a venue from within another form, so that who plans need not leave it.</summary>
public sealed class NewVenueIntake(VenueService venues, PlaceDirectory places)
{
    public async Task<IReadOnlyList<LocalityPlace>> ListPlacesAsync(CancellationToken cancel) => await places.ListOfferedAsync(cancel);

    /// <returns>The venue's id; null if there are errors, which are added under the prefix.</returns>
    public async Task<Guid?> AddAsync(PersonId staff, VenueForm form, ModelStateDictionary errors, string prefix, CancellationToken cancel)
    {
        form.Places = await ListPlacesAsync(cancel);
        var own = new ModelStateDictionary();
        if (form.Check(own) is { } details)
        {
            if (await venues.AddAsync(staff, details, cancel))
                return details.Id;
            // Something else was sent under this id (R33): what is typed now is another venue.
            form.Id = Guid.CreateVersion7();
            own.AddModelError(nameof(form.Name), "Ya agregó otro lugar con este formulario. Si este también es nuevo, agréguelo otra vez.");
        }
        foreach (var (field, entry) in own)
        foreach (var error in entry.Errors)
            errors.AddModelError($"{prefix}.{field}", error.ErrorMessage);
        return null;
    }
}
