using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.People;

/// <summary>
/// Somebody asked for a code by e-mail, under whatever they typed. Whether anybody is known by it is looked up a moment later, when nobody
/// waits for the answer.
/// </summary>
internal sealed class RecoveryRequest
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>What was typed: perhaps somebody's document number.</summary>
    public required byte[] Sealed { get; init; }

    public required DateTime AskedAt { get; init; }
}

internal sealed class RecoveryRequestMapping : IEntityTypeConfiguration<RecoveryRequest>
{
    public void Configure(EntityTypeBuilder<RecoveryRequest> request)
    {
        request.ToTable("RecoveryRequests");
        request.Property(r => r.Id).ValueGeneratedNever();
        request.HasIndex(r => r.AskedAt);
    }
}
