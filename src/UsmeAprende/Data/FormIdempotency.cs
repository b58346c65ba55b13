using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.Data;

/// <summary>
/// Tells a form that is sent again from another one under the same id (R33). On a slow line people press twice, and people also stop a page
/// that is loading, type the next person over the last one and send the same form: the first must change nothing, and the second must never
/// be told saved.
/// </summary>
public sealed class FormIdempotency(UsmeDb db, TimeProvider clock)
{
    // No tab stays open with a form for longer; phones keep what they have not sent for thirty days.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <summary>What was sent under these ids until now. To be called in the transaction of what the forms make.</summary>
    public async Task<SubmittedForms> ReadAsync(IReadOnlyCollection<Guid> forms, CancellationToken cancel)
    {
        if (!db.IsWriting)
            throw new InvalidOperationException("A sent form belongs to the transaction of what it makes.");
        var now = clock.GetUtcNow().UtcDateTime;
        await db.SentForms.Where(f => f.SentAt < now - Kept).ExecuteDeleteAsync(cancel);
        var sent = await db.SentForms.AsNoTracking().Where(f => forms.Contains(f.Id)).ToDictionaryAsync(f => f.Id, f => f.Content, cancel);
        return new SubmittedForms(db, sent, now);
    }

    /// <summary>Forgets what was sent under an id (R30).</summary>
    public static Task ForgetAsync(UsmeDb db, Guid form, CancellationToken cancel) =>
        db.SentForms.Where(f => f.Id == form).ExecuteDeleteAsync(cancel);
}

/// <summary>What was sent under the ids of some forms.</summary>
public sealed class SubmittedForms(UsmeDb db, Dictionary<Guid, byte[]> sent, DateTime now)
{
    /// <param name="form">Of which something was stored.</param>
    /// <param name="content">All that the form says, already checked: two that are typed otherwise and mean the same are one.</param>
    public bool IsRepeated<T>(Guid form, T content) =>
        sent.TryGetValue(form, out var before) && before.AsSpan().SequenceEqual(HashOf(content));

    /// <summary>Keeps what is stored under a form's id.</summary>
    public void Store<T>(Guid form, T content)
    {
        var hash = HashOf(content);
        sent.Add(form, hash);
        db.Add(
            new SentForm
            {
                Id = form,
                Content = hash,
                SentAt = now,
            }
        );
    }

    private static byte[] HashOf<T>(T content) => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(content));
}

/// <summary>
/// What was sent with a form's id, kept as a hash: a form that is sent twice is told from another one under the same id (R33).
/// </summary>
public sealed class SentForm
{
    public required Guid Id { get; init; }

    /// <summary>SHA-256 of what was sent, already checked.</summary>
    public required byte[] Content { get; init; }

    public required DateTime SentAt { get; init; }
}

internal sealed class SentFormMapping : IEntityTypeConfiguration<SentForm>
{
    public void Configure(EntityTypeBuilder<SentForm> form)
    {
        form.ToTable("SentForms");
        form.Property(f => f.Id).ValueGeneratedNever();
        form.Property(f => f.Content).HasMaxLength(32).IsFixedLength();
        form.HasIndex(f => f.SentAt);
    }
}
