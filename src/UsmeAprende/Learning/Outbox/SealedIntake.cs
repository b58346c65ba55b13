using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Learning.Outbox;

/// <summary>
/// Takes records that come sealed, whoever brings them (R19): the author is the owner of the key that signed, never who sends them (R2).
/// </summary>
public sealed class SealedIntake(UsmeDb db, SealingKeyStore seals, RecordIntake intake, HeldRecordStore held, ISealedFormIntake forms)
{
    public const string Origin = "sealed";

    /// <summary>Opens what is for one of our keys and hands it to the reader, then stores what is signed as it should be.</summary>
    /// <param name="read">Reads what was in a record; null if it cannot be understood.</param>
    /// <returns>The receipts in the order of the records.</returns>
    public Task<IReadOnlyList<RecordResult>> StoreAsync(
        IReadOnlyList<SealedRecord> records,
        Func<byte[], OpenedContent?> read,
        CancellationToken cancel
    ) => StoreAsync(records, read, isReviewed: false, cancel);

    /// <summary>The same for what somebody looked at: it counts though the key does not any more (R20).</summary>
    public Task<IReadOnlyList<RecordResult>> StoreReviewedAsync(
        IReadOnlyList<SealedRecord> records,
        Func<byte[], OpenedContent?> read,
        CancellationToken cancel
    ) => StoreAsync(records, read, isReviewed: true, cancel);

    /// <summary>Only opens them; null for what cannot be opened, or is not signed as it should be.</summary>
    public async Task<IReadOnlyList<OpenedContent?>> OpenAsync(
        IReadOnlyList<SealedRecord> records,
        Func<byte[], OpenedContent?> read,
        CancellationToken cancel
    )
    {
        var devices = await ListDevicesAsync([.. records.Select(r => r.DeviceId).Distinct()], cancel);
        var keys = await seals.OpenAsync([.. records.Select(r => r.SealId).Distinct()], cancel);
        try
        {
            return [.. records.Select(r => Judge(r, devices, keys, read).Opened)];
        }
        finally
        {
            foreach (var key in keys.Values)
                key.Dispose();
        }
    }

    private async Task<IReadOnlyList<RecordResult>> StoreAsync(
        IReadOnlyList<SealedRecord> records,
        Func<byte[], OpenedContent?> read,
        bool isReviewed,
        CancellationToken cancel
    )
    {
        var devices = await ListDevicesAsync([.. records.Select(r => r.DeviceId).Distinct()], cancel);
        if (isReviewed)
            devices = devices.ToDictionary(d => d.Key, d => d.Value with { Counts = true });
        var keys = await seals.OpenAsync([.. records.Select(r => r.SealId).Distinct()], cancel);
        try
        {
            var receipts = new RecordResult?[records.Count];
            var good = new List<(int Place, KnownDevice Device, OpenedContent Opened)>();
            for (var place = 0; place < records.Count; place++)
            {
                var (device, opened, refusal) = Judge(records[place], devices, keys, read);
                receipts[place] = refusal;
                if (opened is not null)
                    good.Add((place, device!, opened));
            }
            // Who was registered without signal is there before what is said of them.
            foreach (var (place, device, opened) in good)
                if (opened is OpenedForm form)
                    receipts[place] = await StoreAsync(device, form, cancel);
            var signed = good.Where(g => g.Opened is OpenedRecord)
                .Select(g => (g.Place, g.Device, Opened: (OpenedRecord)g.Opened))
                .ToLookup(g => g.Device.Counts);
            // Whoever holds a revoked key may claim any time for what we have not seen (R20).
            foreach (var group in signed[false].GroupBy(g => g.Device.Key.PersonId))
            {
                var answers = await held.HoldAsync(group.Key, [.. group.Select(g => records[g.Place])], cancel);
                foreach (var (entry, receipt) in group.Zip(answers))
                    receipts[entry.Place] = receipt;
            }
            foreach (var group in signed[true].GroupBy(g => (g.Device, IsOfOthers: g.Opened.Subject is not null)))
            {
                var written = await StoreAsync(group.Key.Device, group.Key.IsOfOthers, [.. group.Select(g => g.Opened)], cancel);
                foreach (var (entry, receipt) in group.Zip(written))
                    receipts[entry.Place] = receipt;
            }
            return receipts!;
        }
        finally
        {
            foreach (var key in keys.Values)
                key.Dispose();
        }
    }

    private static (KnownDevice? Device, OpenedContent? Opened, RecordResult? Refusal) Judge(
        SealedRecord record,
        Dictionary<Guid, KnownDevice> devices,
        Dictionary<Guid, ECDiffieHellman> keys,
        Func<byte[], OpenedContent?> read
    )
    {
        // A backup that was put back may know neither: the phone registers again when its owner signs in (R7).
        if (!devices.TryGetValue(record.DeviceId, out var device) || !keys.TryGetValue(record.SealId, out var key))
            return (null, null, new RecordResult(record.Id, RecordResultKind.Later, RecordReasonCodes.UnknownDevice));
        if (record.Open(key) is not { } body || read(body) is not { } opened || !IsSigned(record, device.Key, opened))
            return (null, null, new RecordResult(record.Id, RecordResultKind.Rejected, RecordReasonCodes.BadSeal));
        return (device, opened.SignedBy(device.Key.Id), null);
    }

    private static bool IsSigned(SealedRecord record, DeviceKey device, OpenedContent opened)
    {
        if (opened.Person != device.PersonId || opened.Id != record.Id)
            return false;
        try
        {
            var canonical = opened.WriteCanonical();
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(device.PublicKey, out _);
            var signed = SealedRecord.WriteSigned(device.Site, device.PersonId, device.Id, record.Id, canonical);
            return key.VerifyData(signed, opened.Signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    private async Task<IReadOnlyList<RecordResult>> StoreAsync(
        KnownDevice device,
        bool areOfOthers,
        IReadOnlyList<OpenedRecord> opened,
        CancellationToken cancel
    )
    {
        if (!areOfOthers)
            return await intake.StoreAsync(device.Key.PersonId, [.. opened.Select(o => o.Record)], Origin, cancel);
        var actor = await FindActorAsync(device, cancel);
        return actor.IsFacilitator
            ? await intake.StoreByStaffAsync(actor, [.. opened.Select(o => new StaffNewRecord(o.Subject!.Value, o.Record))], Origin, cancel)
            : [.. opened.Select(o => new RecordResult(o.Record.Id, RecordResultKind.Later, RecordReasonCodes.NotStaff))];
    }

    private async Task<RecordResult> StoreAsync(KnownDevice device, OpenedForm opened, CancellationToken cancel)
    {
        if (!device.Counts)
            return new RecordResult(opened.Id, RecordResultKind.Later, RecordReasonCodes.RevokedDevice);
        var actor = await FindActorAsync(device, cancel);
        return actor.IsFacilitator
            ? await forms.StoreAsync(actor, opened.Form, cancel)
            : new RecordResult(opened.Id, RecordResultKind.Later, RecordReasonCodes.NotStaff);
    }

    private async Task<Actor> FindActorAsync(KnownDevice device, CancellationToken cancel) =>
        device.Key.IsStaffs ? await Actor.FindAsync(db, device.Key.PersonId, cancel) : Actor.WithoutRole(device.Key.PersonId);

    private Task<Dictionary<Guid, KnownDevice>> ListDevicesAsync(List<Guid> ids, CancellationToken cancel) =>
        (
            from key in db.DeviceKeys
            where ids.Contains(key.Id)
            join person in db.People on key.PersonId equals person.Id
            select new KnownDevice(key, key.Stamp == person.SecurityStamp || person.ErasedAt != null)
        ).ToDictionaryAsync(device => device.Key.Id, cancel);

    /// <param name="Counts">
    /// False if its owner's sessions were ended since it was registered (R20). What one who was erased had kept is refused for good.
    /// </param>
    private sealed record KnownDevice(DeviceKey Key, bool Counts);
}
