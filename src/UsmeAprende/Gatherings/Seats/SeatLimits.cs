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
/// How many seats of one gathering people whom nobody has met may hold under one contact and from one connection (R39): enough for a
/// family, a classroom or a leader who helps her neighbours, and never a whole café for one stranger. Staff ask for as many as they need.
/// </summary>
public sealed class SeatLimits(UsmeDb db)
{
    /// <summary>Under one phone or e-mail: relatives share phones, programmes that fill seats do too.</summary>
    public const int MostPerContact = 6;

    /// <summary>
    /// Without an account, from one connection. A mobile operator's customers share one address, so it is more than a family's.
    /// </summary>
    public const int MostPerConnection = 8;

    /// <param name="gathering">Locked by the transaction that is open.</param>
    /// <param name="profile">Of who has no account.</param>
    /// <param name="connection">Nothing where staff asks.</param>
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
    /// The same for an account, which is soon made: until a document, an e-mail or the person themself was seen it is anybody's.
    /// </summary>
    /// <returns>The connection to note: nothing for who is known.</returns>
    public async Task<(ReservationResult? Refusal, SeatConnection? Counted)> FindRefusalAsync(
        Gathering gathering,
        Guid person,
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

    /// <param name="gathering">Where.</param>
    /// <param name="profile">Its contacts are counted.</param>
    /// <param name="except">Whose own seat does not count, for they are changing their contact.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<bool> HasTooManySeatsAsync(Guid gathering, PersonProfile profile, Guid? except, CancellationToken cancel)
    {
        string?[] contacts = [profile.Phone?.MatchKey, profile.Email?.MatchKey];
        return await Held(gathering)
                .CountAsync(
                    r => r.PersonId != except && db.PersonIdentifiers.Any(i => i.PersonId == r.PersonId && contacts.Contains(i.MatchKey)),
                    cancel
                ) >= MostPerContact;
    }

    // Whoever has a whole network has no more than half of the seats, one address or many.
    private async Task<bool> IsCrowdedAsync(Gathering gathering, SeatConnection from, int most, CancellationToken cancel)
    {
        var (first, last) = from.Network;
        var value = from.Value;
        return await Held(gathering.Id).CountAsync(r => r.Connection == value, cancel) >= most
            || await Held(gathering.Id).CountAsync(r => r.Connection >= first && r.Connection <= last, cancel) >= HalfOf(gathering);
    }

    private Task<bool> IsKnownAsync(Guid person, CancellationToken cancel) =>
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

/// <summary>From where somebody asks for a seat. Counted, so that one stranger does not fill a café.</summary>
/// <param name="Network">The addresses that one customer of an internet provider may hold.</param>
/// <param name="Address">One connection.</param>
public sealed record SeatRequestOrigin(string Network, string Address)
{
    public SeatConnection ConnectionAt(Guid gathering) => SeatConnection.Of(gathering, Network, Address);
}

/// <summary>
/// From which internet connection a seat was asked for, as a short fingerprint that is good for comparing within one gathering and too
/// short to tell an address from thousands of others. Its upper half is the network's, so that addresses of one network are a range.
/// </summary>
/// <param name="Value">Fifteen bits of the network and sixteen of the address.</param>
public readonly record struct SeatConnection(int Value)
{
    private const int AddressBits = 16;

    /// <summary>The least and the greatest value of the network.</summary>
    public (int First, int Last) Network => (Value & ~ushort.MaxValue, Value | ushort.MaxValue);

    /// <param name="gathering">Makes the same address another value elsewhere.</param>
    /// <param name="network">The addresses that one customer of an internet provider may hold.</param>
    /// <param name="address">One connection.</param>
    public static SeatConnection Of(Guid gathering, string network, string address) =>
        new(((Bits($"{gathering:N} {network}") & short.MaxValue) << AddressBits) | Bits($"{gathering:N} {network} {address}"));

    private static ushort Bits(string text) => BinaryPrimitives.ReadUInt16BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>Forgets from which connections seats were asked for, once the gathering is over and they serve for nothing.</summary>
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
