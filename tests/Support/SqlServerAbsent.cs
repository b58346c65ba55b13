using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Data;

namespace UsmeAprende.Testing;

/// <summary>
/// The site's database on SQL Server with no server at the other end: each command is read by that server's grammar and answered with one
/// blank row.
/// </summary>
internal sealed class SqlServerAbsent : DbCommandInterceptor, IDisposable
{
    // One for all: Entity Framework keeps apart, and in the end refuses, what is made anew for each.
    private static readonly ClosedConnection s_closed = new();
    private static readonly OwnTables s_own = new();

    private readonly ServiceProvider _services;
    private readonly ConcurrentQueue<string> _commands = new();

    public SqlServerAbsent()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Data:Provider", Database.SqlServer), new("ConnectionStrings:Usme", "Server=absent")])
            .Build();
        _services = new ServiceCollection()
            .AddLogging()
            .AddUsmeAprende(configuration)
            .ConfigureDbContext<UsmeDb>(options => options.AddInterceptors(this, s_closed, s_own))
            .BuildServiceProvider();
    }

    /// <summary>What was sent, in order.</summary>
    public IReadOnlyCollection<string> Commands => _commands;

    /// <summary>To be disposed with the scope it comes in.</summary>
    public AsyncServiceScope Open() => _services.CreateAsyncScope();

    public void Dispose() => _services.Dispose();

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result
    ) => InterceptionResult<DbDataReader>.SuppressWithResult(Read<DbDataReader>(command, new BlankAnswer(rows: 1)));

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    ) => new(ReaderExecuting(command, eventData, result));

    public override InterceptionResult<int> NonQueryExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result
    ) => InterceptionResult<int>.SuppressWithResult(Read(command, 1));

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    ) => new(NonQueryExecuting(command, eventData, result));

    public override InterceptionResult<object> ScalarExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<object> result
    ) => InterceptionResult<object>.SuppressWithResult(Read(command, new object()));

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<object> result,
        CancellationToken cancellationToken = default
    ) => new(ScalarExecuting(command, eventData, result));

    private T Read<T>(DbCommand command, T answer)
    {
        _commands.Enqueue(command.CommandText);
        return SqlServerText.FaultsOf(command.CommandText) is { Count: > 0 } faults
            ? throw new SqlServerRefusalException($"SQL Server would not read this ({string.Join("; ", faults)}):\n{command.CommandText}")
            : answer;
    }

    private sealed class ClosedConnection : DbConnectionInterceptor
    {
        public override InterceptionResult ConnectionOpening(
            DbConnection connection,
            ConnectionEventData eventData,
            InterceptionResult result
        ) => InterceptionResult.Suppress();

        public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
            DbConnection connection,
            ConnectionEventData eventData,
            InterceptionResult result,
            CancellationToken cancellationToken = default
        ) => new(InterceptionResult.Suppress());
    }
}

/// <summary>Something that works on SQLite would not on SQL Server.</summary>
public sealed class SqlServerRefusalException(string message, Exception? inner = null) : Exception(message, inner);
