using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Badges;

/// <summary>How many badges a person has, for who is about to unite two.</summary>
internal sealed class BadgesMergePreview(UsmeDb db) : IMergePreview
{
    public string Name => "Insignias";

    public async Task<string> CountAsync(Guid person, CancellationToken cancel)
    {
        var count = await db
            .BadgeAwards.Where(a => db.SamePerson(person).Contains(a.PersonId) && a.RevokedAt == null)
            .Select(a => a.BadgeId)
            .Distinct()
            .CountAsync(cancel);
        return count switch
        {
            0 => "Ninguna todavía",
            1 => "1 insignia",
            _ => $"{count} insignias",
        };
    }
}
