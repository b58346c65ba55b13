using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.Data;

namespace UsmeAprende.People.Accounts;

/// <summary>
/// A browser in which a person has signed in. Its failures are counted separately, so that a stranger's guesses elsewhere do not lock the
/// person out of it (R11).
/// </summary>
public sealed class PersonDevice
{
    private const int TokenBytes = 32;

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required PersonId PersonId { get; init; }

    /// <summary>Hash of the browser's token and the person: a phone shared by a family is stored as different devices.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>The browser's name, as a person recognises it: <c>Chrome en Android</c>.</summary>
    public required string Description { get; init; }

    public required DateTime KnownAt { get; init; }

    public DateTime LastUsedAt { get; set; }

    public int Failures { get; private set; }

    public DateTime? LockedUntil { get; private set; }

    /// <summary>When it last told how it is doing, UTC; null of one that never did.</summary>
    public DateTime? HeardAt { get; private set; }

    /// <summary>How many things that the person did still waited on it then.</summary>
    public int Waiting { get; private set; }

    /// <summary>Room that its browser had left then, in MB; null where the browser does not say.</summary>
    public int? FreeMegabytes { get; private set; }

    public PhoneState? State => HeardAt is { } at ? new PhoneState(Description, at, Waiting, FreeMegabytes) : null;

    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));

    public static bool IsToken(string? text) => text is { Length: 2 * TokenBytes } && text.All(char.IsAsciiHexDigitLower);

    public static byte[] Hash(string token, PersonId person) => SHA256.HashData(Encoding.UTF8.GetBytes($"{token}:{person:N}"));
}

/// <summary>Reads and changes the known browsers of people.</summary>
public sealed class KnownDevices(UsmeDb db, TimeProvider clock)
{
    /// <summary>Records that the person has signed in in the browser with this token.</summary>
    public Task RememberAsync(PersonId person, string token, string description, CancellationToken cancel)
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

    public Task<List<PersonDevice>> ListForPersonAsync(PersonId person, CancellationToken cancel) =>
        db.PersonDevices.AsNoTracking().Where(d => d.PersonId == person).OrderByDescending(d => d.LastUsedAt).ToListAsync(cancel);

    /// <summary>Notes how the browser with this token is doing; nothing if it is not one of theirs.</summary>
    public Task NoteStateAsync(PersonId person, string token, int waiting, int? freeMegabytes, CancellationToken cancel)
    {
        var hash = PersonDevice.Hash(token, person);
        DateTime? now = clock.GetUtcNow().UtcDateTime;
        return db.WriteAsync(
            () =>
                db
                    .PersonDevices.Where(d => d.PersonId == person && d.TokenHash == hash)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(d => d.HeardAt, now)
                                .SetProperty(d => d.Waiting, waiting)
                                .SetProperty(d => d.FreeMegabytes, freeMegabytes),
                        cancel
                    ),
            cancel
        );
    }

    /// <summary>Forgets the device: it is unfamiliar from now on.</summary>
    public Task ForgetAsync(PersonId person, Guid device, CancellationToken cancel) =>
        db.WriteAsync(() => db.PersonDevices.Where(d => d.PersonId == person && d.Id == device).ExecuteDeleteAsync(cancel), cancel);
}

internal sealed class PersonDeviceMapping : IEntityTypeConfiguration<PersonDevice>
{
    public void Configure(EntityTypeBuilder<PersonDevice> device)
    {
        device.ToTable("PersonDevices");
        device.Property(d => d.Id).ValueGeneratedNever();
        device.Property(d => d.TokenHash).HasMaxLength(32);
        device.Property(d => d.Description).HasMaxLength(60);
        device.Ignore(d => d.State);
        device.HasIndex(d => new { d.PersonId, d.TokenHash }).IsUnique();
        device.HasOne<Person>().WithMany().HasForeignKey(d => d.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
