using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People.Cards;

namespace UsmeAprende.People.Accounts;

/// <summary>
/// Signs a person in by an identifier and a password, with the same work for every person and however many claim the identifier (R11).
/// </summary>
public sealed class PasswordSignIn(
    UsmeDb db,
    IPasswordHasher<Person> hasher,
    PasswordHashingThreads turns,
    SignInFailureCounter failures,
    ComparedPasswordMemory compared,
    DummyPasswordHash dummy,
    CardSignIn cards
)
{
    public async Task<SignInAttemptResult> RecogniseAsync(SignInAttempt attempt, CancellationToken cancel)
    {
        var password = PasswordRules.Normalize(attempt.Password);
        if (password.Length > PasswordRules.Longest)
            password = "";
        var claimants = await ClaimantsAsync(attempt, cancel);
        var known = claimants.Where(c => c.Device is not null).ToList();
        var others = claimants.Where(c => c.Device is null).ToList();

        // People known at this device are tried first, so that relatives who share the phone number are not affected.
        var tried = await MatchesAsync(known, password, cancel);
        if (tried.Matches.Count == 0)
            tried = tried.And(await MatchesAsync(others, password, cancel));
        else
            await WasteAsync(others.Count, password, cancel);
        await WasteAsync(IdentifierClaimants.Most - claimants.Count, password, cancel);

        // Two merged accounts may have the same password: the survivor is signed in (R14).
        var matches = tried.Matches;
        if (matches.Count > 1 && matches.TrueForAll(m => m.SurvivorId == matches[0].SurvivorId))
            matches = [matches.Find(m => m.PersonId == (PersonId)m.SurvivorId) ?? matches.MinBy(m => m.PersonId)!];
        if (matches is not [var match])
            return matches.Count == 0 ? SignInAttemptResult.NotRecognised : SignInAttemptResult.Ambiguous;
        await db.WriteAsync(
            async () =>
            {
                await SettleAsync(match, cancel);
                await SpareAsync(match, claimants, tried.Reserved, cancel);
            },
            cancel
        );
        return SignInAttemptResult.Recognised(match.PersonId);
    }

    /// <summary>
    /// Whether the user of an open session knows the person's password, or the card's PIN if there is no password. Wrong attempts count as
    /// at sign-in.
    /// </summary>
    public async Task<bool> ConfirmPasswordAsync(PersonId person, string? password, string? deviceToken, CancellationToken cancel)
    {
        var candidates = await CandidatesAsync([person], deviceToken, cancel);
        if (candidates.Count == 0)
            return await cards.ConfirmPinAsync(person, password, cancel);
        var tried = await MatchesAsync(candidates, PasswordRules.Normalize(password), cancel);
        if (tried.Matches.Count == 0)
            return false;
        await db.WriteAsync(() => SettleAsync(tried.Matches[0], cancel), cancel);
        return true;
    }

    /// <summary>
    /// Counts one attempt at the second factor, together with the password's attempts; false during a lock. A person who signs in by a card
    /// has no password.
    /// </summary>
    public async Task<bool> ReserveSecondFactorAttemptAsync(PersonId person, string? deviceToken, CancellationToken cancel)
    {
        var devices = await DevicesAsync([person], deviceToken, cancel);
        return await db.WriteAsync(() => ReserveAsync(person, devices.TryGetValue(person, out var device) ? device : null, cancel), cancel);
    }

    private async Task<List<PasswordCandidate>> ClaimantsAsync(SignInAttempt attempt, CancellationToken cancel)
    {
        var ids = await IdentifierClaimants.ListTriedPeopleAsync(db, attempt, db.People.Where(p => p.PasswordHash != null), cancel);
        return await CandidatesAsync(ids, attempt.DeviceToken, cancel);
    }

    private async Task<List<PasswordCandidate>> CandidatesAsync(List<PersonId> ids, string? token, CancellationToken cancel)
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
        return people.ConvertAll(p => new PasswordCandidate(
            p.Id,
            p.SurvivorId,
            p.PasswordHash!,
            p.TwoFactorEnabled,
            devices.TryGetValue(p.Id, out var device) ? device : null
        ));
    }

    private async Task<Dictionary<PersonId, Guid>> DevicesAsync(List<PersonId> ids, string? token, CancellationToken cancel)
    {
        var hashes = PersonDevice.IsToken(token) ? ids.ConvertAll(id => PersonDevice.Hash(token!, id)) : [];
        return await db
            .PersonDevices.Where(d => ids.Contains(d.PersonId) && hashes.Contains(d.TokenHash))
            .ToDictionaryAsync(d => d.PersonId, d => d.Id, cancel);
    }

    private async Task<PasswordTrial> MatchesAsync(List<PasswordCandidate> claimants, string password, CancellationToken cancel)
    {
        if (claimants.Count == 0)
            return PasswordTrial.Nobody;
        var open = await db.WriteAsync(
            async () =>
            {
                var reserved = new List<PasswordCandidate>();
                foreach (var claimant in claimants)
                    if (await ReserveAsync(claimant.PersonId, claimant.Device, cancel))
                        reserved.Add(claimant);
                return reserved;
            },
            cancel
        );

        // During a lock, a dummy hash is verified instead, to take the same time.
        return new PasswordTrial(
            await turns.RunAsync(() => claimants.FindAll(c => Verify(open.Contains(c) ? c.PasswordHash : dummy.Hash, password)), cancel),
            open
        );
    }

    private Task<bool> ReserveAsync(PersonId person, Guid? device, CancellationToken cancel) =>
        device is { } known ? failures.ReserveDeviceAttemptAsync(known, cancel) : failures.ReserveAttemptAsync(person, cancel);

    private Task SettleAsync(PasswordCandidate person, CancellationToken cancel) =>
        person switch
        {
            { SecondFactor: true } => ReturnAsync(person, cancel),
            { Device: { } device } => failures.ClearDeviceAsync(device, cancel),
            _ => failures.ClearAsync(person.PersonId, cancel),
        };

    // If a relative signs in with their own password, this does not count as a failure of the others who share the phone, except the first
    // time: the password may have been chosen to guess theirs.
    private async Task SpareAsync(
        PasswordCandidate match,
        List<PasswordCandidate> claimants,
        List<PasswordCandidate> reserved,
        CancellationToken cancel
    )
    {
        if (
            reserved.Count > 1
            && await compared.CheckAndRememberAsync(
                match.PersonId,
                match.PasswordHash,
                claimants.Where(c => c != match).Select(c => c.PersonId),
                cancel
            )
        )
            foreach (var other in reserved.Where(c => c != match))
                await ReturnAsync(other, cancel);
    }

    private Task ReturnAsync(PasswordCandidate person, CancellationToken cancel) =>
        person.Device is { } device
            ? failures.GiveBackDeviceAttemptAsync(device, cancel)
            : failures.GiveBackAttemptAsync(person.PersonId, cancel);

    private Task WasteAsync(int times, string password, CancellationToken cancel) =>
        times == 0 ? Task.CompletedTask : turns.RunAsync(() => Enumerable.Range(0, times).Count(_ => Verify(dummy.Hash, password)), cancel);

    private bool Verify(string hash, string password) =>
        hasher.VerifyHashedPassword(dummy.Owner, hash, password) is not PasswordVerificationResult.Failed;

    private sealed record PasswordCandidate(PersonId PersonId, HumanId SurvivorId, string PasswordHash, bool SecondFactor, Guid? Device);

    /// <summary>The person whose password it is, and the people on whom an attempt was counted.</summary>
    private sealed record PasswordTrial(List<PasswordCandidate> Matches, List<PasswordCandidate> Reserved)
    {
        public static readonly PasswordTrial Nobody = new([], []);

        public PasswordTrial And(PasswordTrial more) => new([.. Matches, .. more.Matches], [.. Reserved, .. more.Reserved]);
    }
}

/// <summary>What was typed to sign in, with the token of the browser.</summary>
public sealed record SignInAttempt
{
    /// <summary>A document, phone or e-mail, as typed.</summary>
    public required string? Identifier { get; init; }

    /// <summary>Another identifier, if the first one and the password fit two people.</summary>
    public string? OtherIdentifier { get; init; }

    public required string? Password { get; init; }

    public string? DeviceToken { get; init; }
}

/// <summary>The result of an attempt and, if it succeeded, the person.</summary>
public sealed record SignInAttemptResult(SignInStatus Status, PersonId? PersonId = null)
{
    public static readonly SignInAttemptResult NotRecognised = new(SignInStatus.NotRecognised);

    public static readonly SignInAttemptResult Ambiguous = new(SignInStatus.Ambiguous);

    public static SignInAttemptResult Recognised(PersonId person) => new(SignInStatus.Recognised, person);
}

/// <summary>Result of an attempt to sign in. A wrong password, an unknown person and a lock are not distinguished (R11).</summary>
public enum SignInStatus
{
    /// <summary>Exactly one person has this identifier and password.</summary>
    Recognised,

    NotRecognised,

    /// <summary>Two people have them: another identifier is needed.</summary>
    Ambiguous,
}
