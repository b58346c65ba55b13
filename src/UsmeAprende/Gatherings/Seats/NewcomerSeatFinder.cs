using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Gatherings.Seats;

/// <summary>
/// Finds the seat that somebody without an account has at a gathering, by the name and the contact with which it was reserved (R38). Both
/// must be equal, since whoever asks is not asked back and learns that the seat is there: nothing but what they typed themselves.
/// </summary>
public sealed class NewcomerSeatFinder(UsmeDb db)
{
    /// <returns>Null if there is none. Seats of people with an account are never told to a stranger (R12).</returns>
    public async Task<SeatState?> FindAsync(Guid gathering, PersonProfile profile, CancellationToken cancel)
    {
        if ((profile.Phone?.MatchKey ?? profile.Email?.MatchKey) is not { } contact)
            return null;
        var name = KeyOf(PersonName.SearchKey(profile.GivenNames.Value, profile.Surnames.Value));
        var seats = await db
            .SeatReservations.Where(r => r.GatheringId == gathering && r.TokenHash != null && r.State != SeatState.GivenUp)
            .Join(db.People, r => r.PersonId, p => p.Id, (r, p) => new { r.State, Person = p })
            .Where(s => s.Person.ErasedAt == null && s.Person.PasswordHash == null)
            .Where(s => s.Person.Identifiers.Any(i => i.MatchKey == contact))
            .Select(s => new { s.State, s.Person.NameKey })
            .ToListAsync(cancel);
        return seats.Where(s => KeyOf(s.NameKey) == name).Select(s => (SeatState?)s.State).Min();
    }

    private static string KeyOf(string nameKey) => PersonName.SortedWordsKey(nameKey);
}
