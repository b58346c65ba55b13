using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.Data;

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
