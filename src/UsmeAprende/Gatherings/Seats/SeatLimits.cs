using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Jobs;
using UsmeAprende.People;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Gatherings.Seats;

/// <summary>
/// Limits how many seats of one gathering unknown people may have under one contact and from one connection (R39): enough for a family, a
/// classroom or a leader who helps her neighbours, but never a whole café. For staff there is no limit.
/// </summary>
public sealed class SeatLimits(UsmeDb db)
{
    /// <summary>Most seats under one phone or e-mail, since relatives share phones.</summary>
    public const int MostPerContact = 6;

    /// <summary>
    /// Most seats without an account from one connection. A mobile operator's customers share one address, so it is more than for a family.
    /// </summary>
    public const int MostPerConnection = 8;

    /// <param name="gathering">Locked by the transaction that is open.</param>
    /// <param name="profile">The person without an account.</param>
    /// <param name="connection">Null if staff reserve.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<ReservationResult?> FindRefusalAsync(
        Gathering gathering,
        PersonProfile profile,
        SeatConnection? connection,
        CancellationToken cancel
    ) =>
        await HasTooManySeatsAsync(gathering.Id, profile, null, cancel) ? ReservationResult.TooMany
        : connection is { } from && await IsCrowdedAsync(gathering, from, MostPerConnection, cancel) ? ReservationResult.TooManyHere
        : null;

    /// <summary>The same for a seat that was given up and is asked for again.</summary>
    public async Task<ReservationResult?> FindRefusalAsync(Gathering gathering, int? connection, CancellationToken cancel) =>
        connection is { } from && await IsCrowdedAsync(gathering, new SeatConnection(from), MostPerConnection, cancel)
            ? ReservationResult.TooManyHere
            : null;

    /// <summary>
    /// The same for an account, since accounts are made quickly: until a document or an e-mail is proven, or staff saw the person, it may
    /// be anybody's.
    /// </summary>
    /// <returns>The connection to store; null for a known person.</returns>
    public async Task<(ReservationResult? Refusal, SeatConnection? Counted)> FindRefusalAsync(
        Gathering gathering,
        PersonId person,
        SeatConnection? connection,
        CancellationToken cancel
    )
    {
        if (
            connection is not { } from
            || await IsKnownAsync(person, cancel)
            || await Held(gathering.Id).AnyAsync(r => db.SamePerson(person).Contains(r.PersonId), cancel)
        )
            return (null, null);
        return (await IsCrowdedAsync(gathering, from, HalfOf(gathering), cancel) ? ReservationResult.TooManyHere : null, from);
    }

    /// <param name="gathering">The gathering.</param>
    /// <param name="profile">The profile with the contacts that are counted.</param>
    /// <param name="except">A person whose own seat is not counted, because they change their contact.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<bool> HasTooManySeatsAsync(Guid gathering, PersonProfile profile, PersonId? except, CancellationToken cancel)
    {
        string?[] contacts = [profile.Phone?.MatchKey, profile.Email?.MatchKey];
        return await Held(gathering)
                .CountAsync(
                    r => r.PersonId != except && db.PersonIdentifiers.Any(i => i.PersonId == r.PersonId && contacts.Contains(i.MatchKey)),
                    cancel
                ) >= MostPerContact;
    }

    // A whole network gets at most half of the seats, by one address or many.
    private async Task<bool> IsCrowdedAsync(Gathering gathering, SeatConnection from, int most, CancellationToken cancel)
    {
        var (first, last) = from.Network;
        var value = from.Value;
        return await Held(gathering.Id).CountAsync(r => r.Connection == value, cancel) >= most
            || await Held(gathering.Id).CountAsync(r => r.Connection >= first && r.Connection <= last, cancel) >= HalfOf(gathering);
    }

    private Task<bool> IsKnownAsync(PersonId person, CancellationToken cancel) =>
        db.People.AnyAsync(
            p =>
                p.Id == person
                && (
                    p.Role != PersonRole.Learner
                    || p.RegisteredById != null
                    || p.Identifiers.Any(i => i.VerifiedAt != null)
                    || db.Attendances.Any(a => db.SamePerson(person).Contains(a.PersonId))
                ),
            cancel
        );

    private IQueryable<SeatReservation> Held(Guid gathering) =>
        db.SeatReservations.Where(r => r.GatheringId == gathering && r.State != SeatState.GivenUp);

    private static int HalfOf(Gathering gathering) => Math.Max(MostPerConnection, gathering.Seats / 2);
}

/// <summary>Where a request for a seat comes from, for counting.</summary>
/// <param name="Network">The addresses that one customer of an internet provider may hold.</param>
/// <param name="Address">One connection.</param>
public sealed record SeatRequestOrigin(string Network, string Address)
{
    public SeatConnection ConnectionAt(Guid gathering) => SeatConnection.Of(gathering, Network, Address);
}

/// <summary>
/// The internet connection from which a seat was requested, as a short fingerprint: enough for comparing within one gathering, but too
/// short to identify an address. Its upper half is the network's, so that addresses of one network are a range.
/// </summary>
/// <param name="Value">Fifteen bits for the network and sixteen for the address.</param>
public readonly record struct SeatConnection(int Value)
{
    private const int AddressBits = 16;

    /// <summary>The smallest and the largest value of the network.</summary>
    public (int First, int Last) Network => (Value & ~ushort.MaxValue, Value | ushort.MaxValue);

    /// <param name="gathering">The gathering; the same address has another value at another one.</param>
    /// <param name="network">The addresses that one customer of an internet provider may hold.</param>
    /// <param name="address">One connection.</param>
    public static SeatConnection Of(Guid gathering, string network, string address) =>
        new(((Bits($"{gathering:N} {network}") & short.MaxValue) << AddressBits) | Bits($"{gathering:N} {network} {address}"));

    private static ushort Bits(string text) => BinaryPrimitives.ReadUInt16BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>The job that deletes the connections of requests once the gathering is over.</summary>
internal sealed class SeatConnectionCleaning(UsmeDb db, TimeProvider clock) : ISiteJob
{
    public async Task RunAsync(JobReport report, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var forgotten = await db.WriteAsync(
            () =>
                db
                    .SeatReservations.Where(r => r.Connection != null && db.Gatherings.Any(g => g.Id == r.GatheringId && g.EndsAt < now))
                    .ExecuteUpdateAsync(set => set.SetProperty(r => r.Connection, (int?)null), cancel),
            cancel
        );
        report.Complete($"Conexiones olvidadas: {forgotten}.");
    }
}
