using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.People;

/// <summary>Recognises a person by an identifier and a password, with the same work whoever it is and however many claim it (R11).</summary>
public sealed class SignIn(UsmeDb db, WriteGate gate, IPasswordHasher<Person> hasher, FailureCount failures, DummyPassword dummy)
{
    /// <summary>People tried for one identifier, and so hashes verified at every attempt.</summary>
    public const int MostClaimants = 5;

    public async Task<SignInAnswer> TryAsync(SignInAttempt attempt, CancellationToken cancel)
    {
        var password = PasswordRules.Normalize(attempt.Password);
        if (password.Length > PasswordRules.Longest)
            password = "";
        var claimants = await ClaimantsAsync(attempt, cancel);
        var known = claimants.Where(c => c.Device is not null).ToList();
        var others = claimants.Where(c => c.Device is null).ToList();

        // Whoever signs in at their own device is recognised there, without touching the relatives who share their phone number.
        var matches = await MatchesAsync(known, password, cancel);
        if (matches.Count == 0)
            matches = await MatchesAsync(others, password, cancel);
        else
            Waste(others.Count, password);
        Waste(MostClaimants - claimants.Count, password);

        if (matches.Count != 1)
            return matches.Count == 0 ? SignInAnswer.NotRecognised : SignInAnswer.Ambiguous;
        await gate.WriteAsync(db, () => SettleAsync(matches[0], cancel), cancel);
        return SignInAnswer.Recognised(matches[0].PersonId);
    }

    private async Task<List<Claimant>> ClaimantsAsync(SignInAttempt attempt, CancellationToken cancel)
    {
        var keys = PersonIdentifier.PossibleKeys(attempt.Identifier);
        var claims = db.PersonIdentifiers.Where(i => keys.Contains(i.MatchKey) && db.People.Any(p => p.Id == i.PersonId && p.PasswordHash != null));
        if (PersonIdentifier.PossibleKeys(attempt.OtherIdentifier) is { Count: > 0 } otherKeys)
            claims = claims.Where(i => db.PersonIdentifiers.Any(o => o.PersonId == i.PersonId && otherKeys.Contains(o.MatchKey)));
        var ids = await claims
            .GroupBy(i => i.PersonId)
            .Select(g => new { Id = g.Key, Verified = g.Max(i => i.VerifiedAt != null ? 1 : 0), Claimed = g.Min(i => i.ClaimedAt) })
            .OrderByDescending(c => c.Verified).ThenBy(c => c.Claimed)
            .Take(MostClaimants)
            .Select(c => c.Id)
            .ToListAsync(cancel);

        var people = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.PasswordHash, p.TwoFactorEnabled }).ToListAsync(cancel);
        var hashes = PersonDevice.IsToken(attempt.DeviceToken) ? ids.ConvertAll(id => PersonDevice.Hash(attempt.DeviceToken!, id)) : [];
        var devices = await db.PersonDevices.AsNoTracking().Where(d => ids.Contains(d.PersonId) && hashes.Contains(d.TokenHash)).Select(d => new { d.Id, d.PersonId }).ToListAsync(cancel);
        return people.ConvertAll(p => new Claimant(p.Id, p.PasswordHash!, p.TwoFactorEnabled, devices.Find(d => d.PersonId == p.Id)?.Id));
    }

    private async Task<List<Claimant>> MatchesAsync(List<Claimant> claimants, string password, CancellationToken cancel)
    {
        if (claimants.Count == 0)
            return [];
        var open = await gate.WriteAsync(db, async () =>
        {
            var reserved = new HashSet<Guid>();
            foreach (var claimant in claimants)
                if (claimant.Device is { } device ? await failures.ReserveDeviceAsync(device, cancel) : await failures.ReserveAsync(claimant.PersonId, cancel))
                    reserved.Add(claimant.PersonId);
            return reserved;
        }, cancel);

        // A locked person's hash is not tried, but the time is spent.
        return claimants.FindAll(c => Verify(open.Contains(c.PersonId) ? c.PasswordHash : dummy.Hash, password));
    }

    private async Task SettleAsync(Claimant person, CancellationToken cancel)
    {
        await (person switch
        {
            { Device: { } device, SecondFactor: true } => failures.ReturnDeviceAsync(device, cancel),
            { Device: { } device } => failures.ClearDeviceAsync(device, cancel),
            { SecondFactor: true } => failures.ReturnAsync(person.PersonId, cancel),
            _ => failures.ClearAsync(person.PersonId, cancel),
        });
    }

    private void Waste(int times, string password)
    {
        for (var i = 0; i < times; i++)
            Verify(dummy.Hash, password);
    }

    private bool Verify(string hash, string password) =>
        hasher.VerifyHashedPassword(dummy.Owner, hash, password) is not PasswordVerificationResult.Failed;

    private sealed record Claimant(Guid PersonId, string PasswordHash, bool SecondFactor, Guid? Device);
}
