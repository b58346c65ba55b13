using Hangfire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using UsmeAprende.Data;

namespace UsmeAprende.Testing;

/// <summary>
/// Runs each unit of work twice, as SQL Server does after a deadlock: the first time is rolled back. What a unit keeps outside the database
/// is then there twice, and the tests that count it fail. With <c>USME_TEST_TWICE=1</c> every test runs on it.
/// </summary>
internal sealed class RepeatingDatabase(DatabaseProvider inner) : DatabaseProvider
{
    public override string Name => inner.Name;

    public override bool IsFile => inner.IsFile;

    public override void Use(DbContextOptionsBuilder options) => inner.Use(options);

    public override async Task<T> WriteAsync<T>(UsmeDb db, Func<Task<T>> unit, CancellationToken cancel)
    {
        // Where something was read before the unit began, SQL Server does not run it again either.
        if (db.ChangeTracker.Entries().Any())
            return await inner.WriteAsync(db, unit, cancel);
        try
        {
            await inner.WriteAsync<T>(
                db,
                async () =>
                {
                    await unit();
                    throw new DeadlockException();
                },
                cancel
            );
        }
        catch (DeadlockException)
        {
            db.ChangeTracker.Clear();
        }
        return await inner.WriteAsync(db, unit, cancel);
    }

    public override Task AloneAsync(Func<Task> work, CancellationToken cancel) => inner.AloneAsync(work, cancel);

    public override JobStorage OpenJobStorage(TimeSpan invisibility) => inner.OpenJobStorage(invisibility);

    public override Task<IAsyncDisposable> TakeStartTurnAsync(UsmeDb db, string folder, ILogger log, CancellationToken cancel) =>
        inner.TakeStartTurnAsync(db, folder, log, cancel);

    public override Task FreeAsync(UsmeDb db, ILogger log, CancellationToken cancel) => inner.FreeAsync(db, log, cancel);

    public override Task SettleAsync(UsmeDb db, CancellationToken cancel) => inner.SettleAsync(db, cancel);

    public override Task<bool> ScrubAsync(UsmeDb db, CancellationToken cancel) => inner.ScrubAsync(db, cancel);

    public override Task<string?> FindDamageAsync(UsmeDb db, CancellationToken cancel) => inner.FindDamageAsync(db, cancel);

    public override Task<Guid> FindNewestRecordAsync(UsmeDb db, CancellationToken cancel) => inner.FindNewestRecordAsync(db, cancel);

    private sealed class DeadlockException : Exception;
}
