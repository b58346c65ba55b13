using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace UsmeAprende.Data;

/// <summary>
/// Counts the changes of each area that public pages show, so that cached pages know when they are out of date. Counted in the process;
/// several nodes exchange the counts by <see cref="PublicStampExchange"/>.
/// </summary>
public sealed class PublicStamps
{
    /// <summary>Stands for all areas at once.</summary>
    internal const string Everywhere = "*";

    private readonly ConcurrentDictionary<string, long> _stamps = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _untold = new(StringComparer.Ordinal);

    public long CountChanges(string area) => _stamps.GetValueOrDefault(area) + _stamps.GetValueOrDefault(Everywhere);

    /// <summary>
    /// To be called with <see cref="UsmeDb.AfterCommit"/> in a unit of work that changes what public pages of this area show.
    /// </summary>
    public void MarkChanged(string area)
    {
        Increment(area);
        _untold[area] = true;
    }

    /// <summary>
    /// To be called with <see cref="UsmeDb.AfterCommit"/> in a unit of work that changes what any area may show, such as a person's name.
    /// </summary>
    public void MarkAllChanged() => MarkChanged(Everywhere);

    /// <summary>Another node has changed it.</summary>
    internal void Increment(string area) => _stamps.AddOrUpdate(area, 1, (_, stamp) => stamp + 1);

    /// <summary>The areas that were changed here since the last call.</summary>
    internal IReadOnlyList<string> TakeUnsent() => [.. _untold.Keys.Where(area => _untold.TryRemove(area, out _))];
}

/// <summary>
/// Tells the other nodes of a shared database, within two seconds, that their cached pages of an area are out of date. If the database is a
/// file, there are no other nodes.
/// </summary>
public sealed class PublicStampExchange(
    PublicStamps stamps,
    DatabaseProvider database,
    IServiceScopeFactory scopes,
    ILogger<PublicStampExchange> log
) : SiteWorker
{
    // The interval: what one node writes is read by the others at their next turn.
    private static readonly TimeSpan s_beat = TimeSpan.FromSeconds(0.9);

    private Dictionary<string, long>? _known;

    /// <summary>Writes what was changed here and reads what was changed elsewhere.</summary>
    public async Task ExchangeAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<UsmeDb>();
        foreach (var area in stamps.TakeUnsent())
            await TellAsync(db, area, cancel);

        var now = await db.PublicStamps.AsNoTracking().ToDictionaryAsync(s => s.Area, s => s.Value, cancel);
        if (_known is { } known)
            foreach (var area in now.Where(s => known.GetValueOrDefault(s.Key) != s.Value))
                stamps.Increment(area.Key);
        _known = now;
    }

    protected override async Task RunAsync(CancellationToken stopping)
    {
        if (database.IsFile)
            return;
        using var timer = new PeriodicTimer(s_beat);
        while (await timer.WaitForNextTickAsync(stopping))
        {
            try
            {
                await ExchangeAsync(stopping);
            }
            catch (Exception fault) when (fault is DbException or DbUpdateException)
            {
                // Cached pages are renewed within a minute anyway.
                log.LogWarning(fault, "The other nodes could not be told what changed");
            }
        }
    }

    private static async Task TellAsync(UsmeDb db, string area, CancellationToken cancel)
    {
        var row = db.PublicStamps.Where(s => s.Area == area);
        if (await row.ExecuteUpdateAsync(set => set.SetProperty(s => s.Value, s => s.Value + 1), cancel) == 1)
            return;
        await db.WriteAsync(
            async () =>
            {
                if (await row.ExecuteUpdateAsync(set => set.SetProperty(s => s.Value, s => s.Value + 1), cancel) == 0)
                    db.Add(new PublicStamp { Area = area, Value = 1 });
            },
            cancel
        );
    }
}

/// <summary>How often an area has changed, on all nodes together.</summary>
public sealed class PublicStamp
{
    public required string Area { get; init; }

    public required long Value { get; init; }
}

internal sealed class PublicStampMapping : IEntityTypeConfiguration<PublicStamp>
{
    public void Configure(EntityTypeBuilder<PublicStamp> stamp)
    {
        stamp.ToTable("PublicStamps");
        stamp.HasKey(s => s.Area);
        stamp.Property(s => s.Area).HasMaxLength(60);
    }
}
