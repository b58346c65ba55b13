using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Learning.Outbox;

/// <summary>Registers the keys of devices (R20).</summary>
public sealed class DeviceKeyRegister(UsmeDb db, TimeProvider clock)
{
    // P-256.
    private const string Curve = "1.2.840.10045.3.1.7";

    /// <summary>More than anybody has phones; the oldest one goes.</summary>
    public const int MostPerPerson = 20;

    /// <summary>Registers a key for whoever acts. Sent again, it is the same one, and counts again if it had stopped to.</summary>
    /// <param name="id">Made by the phone.</param>
    /// <param name="publicKey">SubjectPublicKeyInfo.</param>
    /// <param name="site">The site's address as people know it.</param>
    /// <returns>False if it is no such key, or the id belongs to another.</returns>
    public Task<bool> RegisterAsync(Actor actor, Guid id, byte[] publicKey, string site, CancellationToken cancel)
    {
        if (!IsKey(publicKey) || site.Length > DeviceKey.SiteLength)
            return Task.FromResult(false);
        return db.WriteAsync(() => RegisterAsync(actor, new PhoneKey(id, publicKey, site), cancel), cancel);
    }

    private async Task<bool> RegisterAsync(Actor actor, PhoneKey phone, CancellationToken cancel)
    {
        var stamp = await db.People.Where(p => p.Id == actor.PersonId).Select(p => p.SecurityStamp!).SingleAsync(cancel);
        var isStaffs = (await actor.ReloadAsync(db, cancel)).IsFacilitator;
        if (await db.DeviceKeys.SingleOrDefaultAsync(k => k.Id == phone.Id, cancel) is { } known)
        {
            if (known.PersonId != actor.PersonId || !known.PublicKey.AsSpan().SequenceEqual(phone.PublicKey))
                return false;
            (known.Stamp, known.IsStaffs) = (stamp, isStaffs);
            return true;
        }
        var others = await db.DeviceKeys.Where(k => k.PersonId == actor.PersonId).OrderByDescending(k => k.CreatedAt).ToListAsync(cancel);
        db.RemoveRange(others.Skip(MostPerPerson - 1));
        db.Add(
            new DeviceKey
            {
                Id = phone.Id,
                PersonId = actor.PersonId,
                PublicKey = phone.PublicKey,
                Site = phone.Site,
                Stamp = stamp,
                IsStaffs = isStaffs,
                CreatedAt = clock.GetUtcNow().UtcDateTime,
            }
        );
        return true;
    }

    private sealed record PhoneKey(Guid Id, byte[] PublicKey, string Site);

    private static bool IsKey(byte[] publicKey)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(publicKey, out var read);
            return read == publicKey.Length && key.ExportParameters(false).Curve.Oid.Value == Curve;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
