using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.Data;

/// <summary>
/// Distinguishes a form that is sent again from another one under the same id (R33). On a slow line people press twice, which must change
/// nothing. People also stop a page that is loading, type the next person into the same form and send it: then the page must not say that
/// it was saved.
/// </summary>
public sealed class FormIdempotency(UsmeDb db, TimeProvider clock)
{
    // How long hashes are kept. No tab stays open with a form for longer, and phones keep unsent forms for thirty days.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <summary>Reads what was sent under these ids. To be called in the transaction of the forms.</summary>
    public async Task<SubmittedForms> ReadAsync(IReadOnlyCollection<Guid> forms, CancellationToken cancel)
    {
        if (!db.IsWriting)
            throw new InvalidOperationException("A sent form belongs to the transaction of what it makes.");
        var now = clock.GetUtcNow().UtcDateTime;
        await db.SentForms.Where(f => f.SentAt < now - Kept).ExecuteDeleteAsync(cancel);
        var sent = await db.SentForms.AsNoTracking().Where(f => forms.Contains(f.Id)).ToDictionaryAsync(f => f.Id, f => f.Content, cancel);
        return new SubmittedForms(db, sent, now);
    }

    /// <summary>Deletes what was sent under an id (R30).</summary>
    public static Task ForgetAsync(UsmeDb db, Guid form, CancellationToken cancel) =>
        db.SentForms.Where(f => f.Id == form).ExecuteDeleteAsync(cancel);
}

/// <summary>What was sent under the ids of some forms.</summary>
public sealed class SubmittedForms(UsmeDb db, Dictionary<Guid, byte[]> sent, DateTime now)
{
    /// <summary>Whether anything was sent under the form's id.</summary>
    public bool IsKnown(Guid form) => sent.ContainsKey(form);

    /// <param name="form">The form's id.</param>
    /// <param name="content">The content of the form after checking, so that two spellings with the same meaning are equal.</param>
    public bool IsRepeated<T>(Guid form, T content) =>
        sent.TryGetValue(form, out var before) && before.AsSpan().SequenceEqual(HashOf(content));

    /// <summary>Stores the hash of what was sent under a form's id.</summary>
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

/// <summary>The hash of what was sent with a form's id, to distinguish a form that is sent twice from another one (R33).</summary>
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
