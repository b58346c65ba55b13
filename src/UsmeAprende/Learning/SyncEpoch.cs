using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Data;

namespace UsmeAprende.Learning;

/// <summary>The name of this history of records. After a restore there is a new one, and phones send their records again (R7).</summary>
public sealed class SyncEpoch
{
    /// <summary>There is one row.</summary>
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

/// <summary>Holds the <see cref="SyncEpoch"/>, which is made at the first start and changed after a restore.</summary>
public sealed class SyncEpochStore(IServiceScopeFactory scopes)
{
    private string? _current;

    /// <summary>
    /// The value in the answers of the sync. A restore happens while the site is stopped, so it is read once at the start.
    /// </summary>
    public string Current => _current ?? throw new InvalidOperationException("The epoch is read when the site starts.");

    public Task LoadAsync(CancellationToken cancel) => SetAsync(renew: false, cancel);

    /// <summary>To be called once after a restore, so that phones send their records again.</summary>
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
