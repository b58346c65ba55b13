using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.People;

/// <summary>
/// Recognises a person by an identifier and a password, with the same work whoever it is and however many claim it (R11).
/// </summary>
public sealed class SignIn(
    UsmeDb db,
    IPasswordHasher<Person> hasher,
    HashingTurns turns,
    FailureCount failures,
    ComparedPasswords compared,
    DummyPassword dummy,
    CardSignIn cards
)
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
        var tried = await MatchesAsync(known, password, cancel);
        if (tried.Matches.Count == 0)
            tried = tried.And(await MatchesAsync(others, password, cancel));
        else
            await WasteAsync(others.Count, password, cancel);
        await WasteAsync(Claimants.Most - claimants.Count, password, cancel);

        // Two accounts that were found to be one human may well have one password: the one that survived opens (R14).
        var matches = tried.Matches;
        if (matches.Count > 1 && matches.TrueForAll(m => m.SurvivorId == matches[0].SurvivorId))
            matches = [matches.Find(m => m.PersonId == m.SurvivorId) ?? matches.MinBy(m => m.PersonId)!];
        if (matches is not [var match])
            return matches.Count == 0 ? SignInAnswer.NotRecognised : SignInAnswer.Ambiguous;
        await db.WriteAsync(
            async () =>
            {
                await SettleAsync(match, cancel);
                await SpareAsync(match, claimants, tried.Reserved, cancel);
            },
            cancel
        );
        return SignInAnswer.Recognised(match.PersonId);
    }

    /// <summary>
    /// Whether whoever holds an open session knows its person's password too, or the PIN of their card where they have none. Wrong ones
    /// count as at signing in.
    /// </summary>
    public async Task<bool> ConfirmAsync(Guid person, string? password, string? deviceToken, CancellationToken cancel)
    {
        var candidates = await CandidatesAsync([person], deviceToken, cancel);
        if (candidates.Count == 0)
            return await cards.ConfirmAsync(person, password, cancel);
        var tried = await MatchesAsync(candidates, PasswordRules.Normalize(password), cancel);
        if (tried.Matches.Count == 0)
            return false;
        await db.WriteAsync(() => SettleAsync(tried.Matches[0], cancel), cancel);
        return true;
    }

    /// <summary>
    /// Takes one try at the second factor, counted together with the password's; false during a lock. Whoever enters by a card has no
    /// password.
    /// </summary>
    public async Task<bool> ReserveSecondStepAsync(Guid person, string? deviceToken, CancellationToken cancel)
    {
        var devices = await DevicesAsync([person], deviceToken, cancel);
        return await db.WriteAsync(() => ReserveAsync(person, devices.TryGetValue(person, out var device) ? device : null, cancel), cancel);
    }

    private async Task<List<Candidate>> ClaimantsAsync(SignInAttempt attempt, CancellationToken cancel)
    {
        var ids = await Claimants.ChooseAsync(db, attempt, db.People.Where(p => p.PasswordHash != null), cancel);
        return await CandidatesAsync(ids, attempt.DeviceToken, cancel);
    }

    private async Task<List<Candidate>> CandidatesAsync(List<Guid> ids, string? token, CancellationToken cancel)
    {
        var people = await db
            .People.AsNoTracking()
            .Where(p => ids.Contains(p.Id) && p.PasswordHash != null)
            .Select(p => new
            {
                p.Id,
                p.SurvivorId,
                p.PasswordHash,
                p.TwoFactorEnabled,
            })
            .ToListAsync(cancel);
        var devices = await DevicesAsync(ids, token, cancel);
        return people.ConvertAll(p => new Candidate(
            p.Id,
            p.SurvivorId,
            p.PasswordHash!,
            p.TwoFactorEnabled,
            devices.TryGetValue(p.Id, out var device) ? device : null
        ));
    }

    private async Task<Dictionary<Guid, Guid>> DevicesAsync(List<Guid> ids, string? token, CancellationToken cancel)
    {
        var hashes = PersonDevice.IsToken(token) ? ids.ConvertAll(id => PersonDevice.Hash(token!, id)) : [];
        return await db
            .PersonDevices.Where(d => ids.Contains(d.PersonId) && hashes.Contains(d.TokenHash))
            .ToDictionaryAsync(d => d.PersonId, d => d.Id, cancel);
    }

    private async Task<Tried> MatchesAsync(List<Candidate> claimants, string password, CancellationToken cancel)
    {
        if (claimants.Count == 0)
            return Tried.Nobody;
        var open = await db.WriteAsync(
            async () =>
            {
                var reserved = new List<Candidate>();
                foreach (var claimant in claimants)
                    if (await ReserveAsync(claimant.PersonId, claimant.Device, cancel))
                        reserved.Add(claimant);
                return reserved;
            },
            cancel
        );

        // A locked person's hash is not tried, but the time is spent.
        return new Tried(
            await turns.RunAsync(() => claimants.FindAll(c => Verify(open.Contains(c) ? c.PasswordHash : dummy.Hash, password)), cancel),
            open
        );
    }

    private Task<bool> ReserveAsync(Guid person, Guid? device, CancellationToken cancel) =>
        device is { } known ? failures.ReserveDeviceAsync(known, cancel) : failures.ReserveAsync(person, cancel);

    private Task SettleAsync(Candidate person, CancellationToken cancel) =>
        person switch
        {
            { SecondFactor: true } => ReturnAsync(person, cancel),
            { Device: { } device } => failures.ClearDeviceAsync(device, cancel),
            _ => failures.ClearAsync(person.PersonId, cancel),
        };

    // A relative's right password is no attack on those who share the phone, but for the first time: it may have been chosen to be tried on
    // them.
    private async Task SpareAsync(Candidate match, List<Candidate> claimants, List<Candidate> reserved, CancellationToken cancel)
    {
        if (
            reserved.Count > 1
            && await compared.IsKnownAsync(
                match.PersonId,
                match.PasswordHash,
                claimants.Where(c => c != match).Select(c => c.PersonId),
                cancel
            )
        )
            foreach (var other in reserved.Where(c => c != match))
                await ReturnAsync(other, cancel);
    }

    private Task ReturnAsync(Candidate person, CancellationToken cancel) =>
        person.Device is { } device ? failures.ReturnDeviceAsync(device, cancel) : failures.ReturnAsync(person.PersonId, cancel);

    private Task WasteAsync(int times, string password, CancellationToken cancel) =>
        times == 0 ? Task.CompletedTask : turns.RunAsync(() => Enumerable.Range(0, times).Count(_ => Verify(dummy.Hash, password)), cancel);

    private bool Verify(string hash, string password) =>
        hasher.VerifyHashedPassword(dummy.Owner, hash, password) is not PasswordVerificationResult.Failed;

    private sealed record Candidate(Guid PersonId, Guid SurvivorId, string PasswordHash, bool SecondFactor, Guid? Device);

    /// <summary>Whose password it is, and on whom an attempt was counted.</summary>
    private sealed record Tried(List<Candidate> Matches, List<Candidate> Reserved)
    {
        public static readonly Tried Nobody = new([], []);

        public Tried And(Tried more) => new([.. Matches, .. more.Matches], [.. Reserved, .. more.Reserved]);
    }
}
