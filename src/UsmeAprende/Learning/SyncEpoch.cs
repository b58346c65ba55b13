using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Data;

namespace UsmeAprende.Learning;

/// <summary>The name of this history of records. A restored backup gets a new one, and phones send again what they had kept (R7).</summary>
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

/// <summary>Tells the <see cref="SyncEpoch"/>, made at the very first start, and changes it after a restore.</summary>
public sealed class SyncEpochStore(IServiceScopeFactory scopes)
{
    private string? _current;

    /// <summary>
    /// What sync answers carry. A restore happens while the site is stopped, so that one reading serves until the next start.
    /// </summary>
    public string Current => _current ?? throw new InvalidOperationException("The epoch is read when the site starts.");

    public Task LoadAsync(CancellationToken cancel) => SetAsync(renew: false, cancel);

    /// <summary>Once after a backup was restored: phones send again what they keep.</summary>
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
