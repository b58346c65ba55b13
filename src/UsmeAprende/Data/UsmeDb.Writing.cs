using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace UsmeAprende.Data;

public sealed partial class UsmeDb
{
    private readonly List<Action> _afterCommit = [];
    private ISaveListener[]? _listeners;

    /// <summary>Whether a unit of work is open, in which what is changed now will be committed.</summary>
    public bool IsWriting { get; private set; }

    /// <summary>
    /// Runs a unit of work in a transaction, saves, commits. When this returns, the work is in the database; when it throws, nothing of it
    /// is. Called inside another one, it is a part of it. On SQL Server the work may be run again, after a deadlock or a lost connection:
    /// it reads whatever it decides by, and keeps nothing outside that a second run would double.
    /// </summary>
    public async Task<T> WriteAsync<T>(Func<Task<T>> work, CancellationToken cancel)
    {
        if (IsWriting)
            return await SavedAsync();

        T result;
        Action[] then;
        IsWriting = true;
        try
        {
            result = await this.GetService<DatabaseProvider>()
                .WriteAsync(
                    this,
                    () =>
                    {
                        // A first try that was rolled back wanted the same.
                        ClearNotes();
                        return SavedWithListenersAsync();
                    },
                    cancel
                );
            then = [.. _afterCommit];
        }
        catch
        {
            // What was rolled back must not be saved by the next call on the same context.
            ChangeTracker.Clear();
            throw;
        }
        finally
        {
            IsWriting = false;
            ClearNotes();
        }
        foreach (var action in then)
            Follow(action);
        return result;

        async Task<T> SavedAsync()
        {
            var part = await work();
            await SaveChangesAsync(cancel);
            return part;
        }

        async Task<T> SavedWithListenersAsync()
        {
            var whole = await SavedAsync();
            foreach (var listener in Listeners)
                await listener.ApplyAsync(this, cancel);
            return whole;
        }
    }

    /// <inheritdoc cref="WriteAsync{T}(Func{Task{T}}, CancellationToken)"/>
    public Task WriteAsync(Func<Task> work, CancellationToken cancel) =>
        WriteAsync(
            async () =>
            {
                await work();
                return true;
            },
            cancel
        );

    /// <summary>Shows it to the listeners. What is saved outside a unit of work becomes one where it matters to one of them.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        // Detected once, here, and not again by the base.
        ChangeTracker.DetectChanges();
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            var changed = ChangeTracker
                .Entries()
                .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
                .ToList();
            foreach (var listener in Listeners)
                await listener.NoteAsync(this, changed, cancellationToken);
            if (!IsWriting && Array.Exists(Listeners, l => !l.IsEmpty))
                return await WriteAsync(() => SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken), cancellationToken);
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    /// <summary>Has something done once the outermost unit of work is committed, and never if it is rolled back.</summary>
    public void AfterCommit(Action then)
    {
        if (!IsWriting)
            throw new InvalidOperationException("Nothing is being written: there is no commit to wait for.");
        _afterCommit.Add(then);
    }

    // Migrations open a context without services.
    private ISaveListener[] Listeners =>
        _listeners ??= [
            .. this.GetService<IDbContextOptions>()
                .FindExtension<CoreOptionsExtension>()
                ?.ApplicationServiceProvider?.GetServices<ISaveListener>()
                ?? [],
        ];

    private void ClearNotes()
    {
        _afterCommit.Clear();
        foreach (var listener in Listeners)
            listener.Clear();
    }

    // What was committed stays so. Every intent is a row too, so whoever looks for those does what failed here.
    private void Follow(Action action)
    {
        try
        {
            action();
        }
        catch (Exception fault)
        {
            this.GetService<ILoggerFactory>().CreateLogger<UsmeDb>().LogError(fault, "What should follow a commit failed");
        }
    }
}
