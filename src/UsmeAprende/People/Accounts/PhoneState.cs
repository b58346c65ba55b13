using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.People.Accounts;

/// <summary>How a phone was doing when it last told the site.</summary>
/// <param name="Description">The browser's name, as a person recognises it.</param>
/// <param name="HeardAt">UTC.</param>
/// <param name="Waiting">Things that its owner did and the site does not have yet.</param>
/// <param name="FreeMegabytes">Room that its browser had left; null where the browser does not say.</param>
public sealed record PhoneState(string Description, DateTime HeardAt, int Waiting, int? FreeMegabytes)
{
    /// <summary>In MB: with less, a course may not fit, and browsers begin to throw away what they keep. Scripts know it too.</summary>
    public const int LittleRoom = 50;

    public bool HasLittleRoom => FreeMegabytes < LittleRoom;
}

/// <summary>Tells how people's phones are doing: to who helps them, so that nothing stays on a phone unnoticed.</summary>
public sealed class PhoneStateReader(UsmeDb db, TimeProvider clock)
{
    // An older one is probably used no more.
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(90);

    /// <summary>The phones of one person, the last heard of first.</summary>
    public async Task<IReadOnlyList<PhoneState>> ListForPersonAsync(PersonId person, CancellationToken cancel)
    {
        var human = await db.People.Where(p => p.Id == person).Select(p => p.SurvivorId).SingleAsync(cancel);
        return [.. (await ListForPeopleAsync([human], cancel))[human]];
    }

    /// <summary>The phones of several people, each one's last heard of first.</summary>
    public async Task<ILookup<HumanId, PhoneState>> ListForPeopleAsync(IReadOnlyCollection<HumanId> people, CancellationToken cancel)
    {
        var since = clock.GetUtcNow().UtcDateTime - Remembered;
        var states = await (
            from device in db.PersonDevices
            where device.HeardAt >= since
            join person in db.People on device.PersonId equals person.Id
            where people.Contains(person.SurvivorId)
            orderby device.HeardAt descending
            select new
            {
                person.SurvivorId,
                State = new PhoneState(device.Description, device.HeardAt!.Value, device.Waiting, device.FreeMegabytes),
            }
        ).ToListAsync(cancel);
        return states.ToLookup(s => s.SurvivorId, s => s.State);
    }
}
