using Hangfire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using UsmeAprende.Data;

namespace UsmeAprende.Testing;

/// <summary>What tests ask of the database beyond what they look at themselves.</summary>
internal static class DatabaseTestServices
{
    /// <summary>
    /// Every new query is asked of SQL Server's provider too; nothing that is watched is changed unseen; and each unit of work is done
    /// twice, where that is asked for.
    /// </summary>
    public static IServiceCollection AddDatabaseTestServices(this IServiceCollection services)
    {
        WatchedTableSqlGuard.AddTo(services);
        SqliteValueGuard.AddTo(services);
        return services.AddSqlServerMirror().AddRepeatedUnitsIfAsked();
    }

    private static bool IsTwice => Environment.GetEnvironmentVariable("USME_TEST_TWICE") == "1";

    /// <summary>With <c>USME_TEST_TWICE=1</c>.</summary>
    public static IServiceCollection AddRepeatedUnitsIfAsked(this IServiceCollection services) =>
        IsTwice ? services.AddRepeatedUnits() : services;

    /// <summary>For a test that itself does something in a unit of work.</summary>
    public static void RequireUnitsOnce() => Assert.SkipWhen(IsTwice, "It counts how often its own unit of work runs.");

    public static IServiceCollection AddRepeatedUnits(this IServiceCollection services)
    {
        var own = services.Last(s => s.ServiceType == typeof(DatabaseProvider)).ImplementationFactory!;
        return services.AddSingleton<DatabaseProvider>(provider => new RepeatingDatabase((DatabaseProvider)own(provider)));
    }
}

/// <summary>
/// Runs each unit of work twice, as SQL Server does after a deadlock: the first time is rolled back. What a unit keeps outside the database
/// is then there twice, and the tests that count it fail. With <c>USME_TEST_TWICE=1</c> every test runs on it.
/// </summary>
internal sealed class RepeatingDatabase(DatabaseProvider inner) : DatabaseProvider
{
    public override string Name => inner.Name;

    public override bool IsFile => inner.IsFile;

    public override void Configure(DbContextOptionsBuilder options) => inner.Configure(options);

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

    public override Task RunExclusivelyAsync(Func<Task> work, CancellationToken cancel) => inner.RunExclusivelyAsync(work, cancel);

    public override JobStorage OpenJobStorage(TimeSpan invisibility) => inner.OpenJobStorage(invisibility);

    public override Task<IAsyncDisposable> TakeStartupLockAsync(UsmeDb db, string folder, ILogger log, CancellationToken cancel) =>
        inner.TakeStartupLockAsync(db, folder, log, cancel);

    public override Task ClearAbandonedLockAsync(UsmeDb db, ILogger log, CancellationToken cancel) =>
        inner.ClearAbandonedLockAsync(db, log, cancel);

    public override Task ApplySettingsAsync(UsmeDb db, CancellationToken cancel) => inner.ApplySettingsAsync(db, cancel);

    public override Task<bool> ScrubAsync(UsmeDb db, CancellationToken cancel) => inner.ScrubAsync(db, cancel);

    public override Task<string?> FindDamageAsync(UsmeDb db, CancellationToken cancel) => inner.FindDamageAsync(db, cancel);

    public override Task<Guid> FindNewestRecordAsync(UsmeDb db, CancellationToken cancel) => inner.FindNewestRecordAsync(db, cancel);

    private sealed class DeadlockException : Exception;
}
