namespace UsmeAprende.Data;

/// <summary>
/// Lets one writer at a time into the database, in order of arrival, each in a transaction of its own.
/// SQLite's driver retries a locked write by sleeping, which keeps forty people waiting for half a second each; a queue does not.
/// </summary>
public sealed class WriteGate : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Runs the work, saves, commits. When this returns, the work is on disk; when it throws, nothing of it is.</summary>
    public async Task<T> WriteAsync<T>(UsmeDb db, Func<Task<T>> work, CancellationToken cancel)
    {
        if (db.Database.CurrentTransaction is not null)
        {
            var part = await work();
            await db.SaveChangesAsync(cancel);
            return part;
        }

        await _turn.WaitAsync(cancel);
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var result = await work();
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return result;
        }
        catch
        {
            // What was rolled back must not be saved by the next call on the same context.
            db.ChangeTracker.Clear();
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc cref="WriteAsync{T}(UsmeDb, Func{Task{T}}, CancellationToken)"/>
    public Task WriteAsync(UsmeDb db, Func<Task> work, CancellationToken cancel) =>
        WriteAsync(db, async () =>
        {
            await work();
            return true;
        }, cancel);

    /// <summary>Keeps every writer out while work runs that no transaction may hold, such as rewriting the file.</summary>
    public async Task AloneAsync(Func<Task> work, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            await work();
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
