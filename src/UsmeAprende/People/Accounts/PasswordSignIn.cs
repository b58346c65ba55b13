using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People.Cards;

namespace UsmeAprende.People.Accounts;

/// <summary>
/// Recognises a person by an identifier and a password, with the same work whoever it is and however many claim it (R11).
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

        // Whoever signs in at their own device is recognised there, without touching the relatives who share their phone number.
        var tried = await MatchesAsync(known, password, cancel);
        if (tried.Matches.Count == 0)
            tried = tried.And(await MatchesAsync(others, password, cancel));
        else
            await WasteAsync(others.Count, password, cancel);
        await WasteAsync(IdentifierClaimants.Most - claimants.Count, password, cancel);

        // Two accounts that were found to be one human may well have one password: the one that survived opens (R14).
        var matches = tried.Matches;
        if (matches.Count > 1 && matches.TrueForAll(m => m.SurvivorId == matches[0].SurvivorId))
            matches = [matches.Find(m => m.PersonId == m.SurvivorId) ?? matches.MinBy(m => m.PersonId)!];
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
    /// Whether whoever holds an open session knows its person's password too, or the PIN of their card where they have none. Wrong ones
    /// count as at signing in.
    /// </summary>
    public async Task<bool> ConfirmPasswordAsync(Guid person, string? password, string? deviceToken, CancellationToken cancel)
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
    /// Takes one try at the second factor, counted together with the password's; false during a lock. Whoever enters by a card has no
    /// password.
    /// </summary>
    public async Task<bool> ReserveSecondFactorAttemptAsync(Guid person, string? deviceToken, CancellationToken cancel)
    {
        var devices = await DevicesAsync([person], deviceToken, cancel);
        return await db.WriteAsync(() => ReserveAsync(person, devices.TryGetValue(person, out var device) ? device : null, cancel), cancel);
    }

    private async Task<List<PasswordCandidate>> ClaimantsAsync(SignInAttempt attempt, CancellationToken cancel)
    {
        var ids = await IdentifierClaimants.ListTriedPeopleAsync(db, attempt, db.People.Where(p => p.PasswordHash != null), cancel);
        return await CandidatesAsync(ids, attempt.DeviceToken, cancel);
    }

    private async Task<List<PasswordCandidate>> CandidatesAsync(List<Guid> ids, string? token, CancellationToken cancel)
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

    private async Task<Dictionary<Guid, Guid>> DevicesAsync(List<Guid> ids, string? token, CancellationToken cancel)
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

        // A locked person's hash is not tried, but the time is spent.
        return new PasswordTrial(
            await turns.RunAsync(() => claimants.FindAll(c => Verify(open.Contains(c) ? c.PasswordHash : dummy.Hash, password)), cancel),
            open
        );
    }

    private Task<bool> ReserveAsync(Guid person, Guid? device, CancellationToken cancel) =>
        device is { } known ? failures.ReserveDeviceAttemptAsync(known, cancel) : failures.ReserveAttemptAsync(person, cancel);

    private Task SettleAsync(PasswordCandidate person, CancellationToken cancel) =>
        person switch
        {
            { SecondFactor: true } => ReturnAsync(person, cancel),
            { Device: { } device } => failures.ClearDeviceAsync(device, cancel),
            _ => failures.ClearAsync(person.PersonId, cancel),
        };

    // A relative's right password is no attack on those who share the phone, but for the first time: it may have been chosen to be tried on
    // them.
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

    private sealed record PasswordCandidate(Guid PersonId, Guid SurvivorId, string PasswordHash, bool SecondFactor, Guid? Device);

    /// <summary>Whose password it is, and on whom an attempt was counted.</summary>
    private sealed record PasswordTrial(List<PasswordCandidate> Matches, List<PasswordCandidate> Reserved)
    {
        public static readonly PasswordTrial Nobody = new([], []);

        public PasswordTrial And(PasswordTrial more) => new([.. Matches, .. more.Matches], [.. Reserved, .. more.Reserved]);
    }
}

/// <summary>What someone who wants to come in has typed, and the token of the browser they typed it in.</summary>
public sealed record SignInAttempt
{
    /// <summary>A document, phone or e-mail, as typed.</summary>
    public required string? Identifier { get; init; }

    /// <summary>Another one, where the first and the password fit two people.</summary>
    public string? OtherIdentifier { get; init; }

    public required string? Password { get; init; }

    public string? DeviceToken { get; init; }
}

/// <summary>The outcome of an attempt and, when recognised, who it is.</summary>
public sealed record SignInAttemptResult(SignInStatus Status, Guid? PersonId = null)
{
    public static readonly SignInAttemptResult NotRecognised = new(SignInStatus.NotRecognised);

    public static readonly SignInAttemptResult Ambiguous = new(SignInStatus.Ambiguous);

    public static SignInAttemptResult Recognised(Guid person) => new(SignInStatus.Recognised, person);
}

/// <summary>What came of trying to sign in. Nothing tells a wrong password from an unknown person or a lock (R11).</summary>
public enum SignInStatus
{
    /// <summary>Exactly one person answers to the identifier and the password.</summary>
    Recognised,

    NotRecognised,

    /// <summary>Two people do: another identifier must tell them apart.</summary>
    Ambiguous,
}
