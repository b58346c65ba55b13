using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Data;

namespace UsmeAprende.Learning;

/// <summary>The id of this history of records. After a restore there is a new id, and then phones send their records again (R7).</summary>
public sealed class SyncEpoch
{
    /// <summary>The table has one row.</summary>
    public const int Only = 1;

    public int Id { get; init; } = Only;

    public required Guid Value { get; set; }
}

internal sealed class SyncEpochMapping : IEntityTypeConfiguration<SyncEpoch>
{
    public void Configure(EntityTypeBuilder<SyncEpoch> epoch)
    {
        epoch.ToTable("SyncEpoch");
        epoch.Property(e => e.Id).ValueGeneratedNever();
    }
}

/// <summary>Holds the <see cref="SyncEpoch"/>. It is created at the first start and changed after a restore.</summary>
public sealed class SyncEpochStore(IServiceScopeFactory scopes)
{
    private string? _current;

    /// <summary>
    /// The value that the sync sends to phones. It is read once at the start, since a restore happens while the site is stopped.
    /// </summary>
    public string Current => _current ?? throw new InvalidOperationException("The epoch is read when the site starts.");

    public Task LoadAsync(CancellationToken cancel) => SetAsync(renew: false, cancel);

    /// <summary>Call it once after a restore, so that phones send their records again.</summary>
    public Task RenewAsync(CancellationToken cancel) => SetAsync(renew: true, cancel);

    private async Task SetAsync(bool renew, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<UsmeDb>();
        var epoch = await db.SyncEpochs.SingleOrDefaultAsync(cancel);
        if (epoch is null)
            db.Add(epoch = new SyncEpoch { Value = Guid.CreateVersion7() });
        else if (renew)
            epoch.Value = Guid.CreateVersion7();
        if (db.ChangeTracker.HasChanges())
            await db.WriteAsync(() => Task.CompletedTask, cancel);
        _current = epoch.Value.ToString("N");
    }
}
