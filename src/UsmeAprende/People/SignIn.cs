using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.People;

/// <summary>Recognises a person by an identifier and a password, with the same work whoever it is and however many claim it (R11).</summary>
public sealed class SignIn(UsmeDb db, WriteGate gate, IPasswordHasher<Person> hasher, HashingTurns turns, FailureCount failures, DummyPassword dummy, CardSignIn cards)
{
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
            await WasteAsync(others.Count, password, cancel);
        await WasteAsync(Claimants.Most - claimants.Count, password, cancel);

        // Two accounts that were found to be one human may well have one password: the one that survived opens (R14).
        if (matches.Count > 1 && matches.TrueForAll(m => m.SurvivorId == matches[0].SurvivorId))
            matches = [matches.Find(m => m.PersonId == m.SurvivorId) ?? matches.MinBy(m => m.PersonId)!];
        if (matches.Count != 1)
            return matches.Count == 0 ? SignInAnswer.NotRecognised : SignInAnswer.Ambiguous;
        await gate.WriteAsync(db, () => SettleAsync(matches[0], cancel), cancel);
        return SignInAnswer.Recognised(matches[0].PersonId);
    }

    /// <summary>Whether whoever holds an open session knows its person's password too, or the PIN of their card where they have none. Wrong ones count as at signing in.</summary>
    public async Task<bool> ConfirmAsync(Guid person, string? password, string? deviceToken, CancellationToken cancel)
    {
        var candidates = await CandidatesAsync([person], deviceToken, cancel);
        if (candidates.Count == 0)
            return await cards.ConfirmAsync(person, password, cancel);
        var matches = await MatchesAsync(candidates, PasswordRules.Normalize(password), cancel);
        if (matches.Count == 0)
            return false;
        await gate.WriteAsync(db, () => SettleAsync(matches[0], cancel), cancel);
        return true;
    }

    /// <summary>Takes one try at the second factor, counted together with the password's; false during a lock.</summary>
    public async Task<bool> ReserveSecondStepAsync(Guid person, string? deviceToken, CancellationToken cancel)
    {
        var candidates = await CandidatesAsync([person], deviceToken, cancel);
        return candidates is [var candidate] && await gate.WriteAsync(db, () => ReserveAsync(candidate, cancel), cancel);
    }

    private async Task<List<Candidate>> ClaimantsAsync(SignInAttempt attempt, CancellationToken cancel)
    {
        var ids = await Claimants.Of(db, attempt.Identifier, attempt.OtherIdentifier, db.People.Where(p => p.PasswordHash != null)).ToListAsync(cancel);
        return await CandidatesAsync(ids, attempt.DeviceToken, cancel);
    }

    private async Task<List<Candidate>> CandidatesAsync(List<Guid> ids, string? token, CancellationToken cancel)
    {
        var people = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id) && p.PasswordHash != null).Select(p => new { p.Id, p.SurvivorId, p.PasswordHash, p.TwoFactorEnabled }).ToListAsync(cancel);
        var hashes = PersonDevice.IsToken(token) ? ids.ConvertAll(id => PersonDevice.Hash(token!, id)) : [];
        var devices = await db.PersonDevices.AsNoTracking().Where(d => ids.Contains(d.PersonId) && hashes.Contains(d.TokenHash)).Select(d => new { d.Id, d.PersonId }).ToListAsync(cancel);
        return people.ConvertAll(p => new Candidate(p.Id, p.SurvivorId, p.PasswordHash!, p.TwoFactorEnabled, devices.Find(d => d.PersonId == p.Id)?.Id));
    }

    private async Task<List<Candidate>> MatchesAsync(List<Candidate> claimants, string password, CancellationToken cancel)
    {
        if (claimants.Count == 0)
            return [];
        var open = await gate.WriteAsync(db, async () =>
        {
            var reserved = new HashSet<Guid>();
            foreach (var claimant in claimants)
                if (await ReserveAsync(claimant, cancel))
                    reserved.Add(claimant.PersonId);
            return reserved;
        }, cancel);

        // A locked person's hash is not tried, but the time is spent.
        return await turns.RunAsync(() => claimants.FindAll(c => Verify(open.Contains(c.PersonId) ? c.PasswordHash : dummy.Hash, password)), cancel);
    }

    private Task<bool> ReserveAsync(Candidate candidate, CancellationToken cancel) =>
        candidate.Device is { } device ? failures.ReserveDeviceAsync(device, cancel) : failures.ReserveAsync(candidate.PersonId, cancel);

    private Task SettleAsync(Candidate person, CancellationToken cancel) => person switch
    {
        { Device: { } device, SecondFactor: true } => failures.ReturnDeviceAsync(device, cancel),
        { Device: { } device } => failures.ClearDeviceAsync(device, cancel),
        { SecondFactor: true } => failures.ReturnAsync(person.PersonId, cancel),
        _ => failures.ClearAsync(person.PersonId, cancel),
    };

    private Task WasteAsync(int times, string password, CancellationToken cancel) =>
        times == 0 ? Task.CompletedTask : turns.RunAsync(() => Enumerable.Range(0, times).Count(_ => Verify(dummy.Hash, password)), cancel);

    private bool Verify(string hash, string password) =>
        hasher.VerifyHashedPassword(dummy.Owner, hash, password) is not PasswordVerificationResult.Failed;

    private sealed record Candidate(Guid PersonId, Guid SurvivorId, string PasswordHash, bool SecondFactor, Guid? Device);
}
