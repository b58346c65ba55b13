using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.People;

/// <summary>The browsers that people are known to use.</summary>
public sealed class Devices(UsmeDb db, TimeProvider clock)
{
    /// <summary>Notes that the person has signed in in the browser that holds this token.</summary>
    public Task RememberAsync(Guid person, string token, string description, CancellationToken cancel)
    {
        var hash = PersonDevice.Hash(token, person);
        var now = clock.GetUtcNow().UtcDateTime;
        return db.WriteAsync(
            async () =>
            {
                var device = await db.PersonDevices.SingleOrDefaultAsync(d => d.PersonId == person && d.TokenHash == hash, cancel);
                if (device is null)
                    db.PersonDevices.Add(
                        device = new PersonDevice
                        {
                            PersonId = person,
                            TokenHash = hash,
                            Description = description,
                            KnownAt = now,
                        }
                    );
                device.LastUsedAt = now;
            },
            cancel
        );
    }

    public Task<List<PersonDevice>> OfAsync(Guid person, CancellationToken cancel) =>
        db.PersonDevices.AsNoTracking().Where(d => d.PersonId == person).OrderByDescending(d => d.LastUsedAt).ToListAsync(cancel);

    /// <summary>From now on the device is a stranger's.</summary>
    public Task ForgetAsync(Guid person, Guid device, CancellationToken cancel) =>
        db.WriteAsync(() => db.PersonDevices.Where(d => d.PersonId == person && d.Id == device).ExecuteDeleteAsync(cancel), cancel);
}
