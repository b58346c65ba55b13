using System.Collections;
using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using UsmeAprende.Data;

namespace UsmeAprende.Testing;

/// <summary>
/// The site's database on SQL Server with no server at the other end: each command is read by that server's grammar and answered with one
/// blank row.
/// </summary>
internal sealed class SqlServerStub : DbCommandInterceptor, IDisposable
{
    // One for all: Entity Framework keeps apart, and in the end refuses, what is made anew for each.
    private static readonly ClosedConnection s_closed = new();
    private static readonly OwnTablesInterceptor s_own = new();

    private readonly ServiceProvider _services;
    private readonly ConcurrentQueue<string> _commands = new();

    public SqlServerStub()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Data:Provider", DatabaseSetup.SqlServer), new("ConnectionStrings:Usme", "Server=absent")])
            .Build();
        _services = new ServiceCollection()
            .AddLogging()
            .AddUsmeAprende(configuration)
            .ConfigureDbContext<UsmeDb>(options => options.AddInterceptors(this, s_closed, s_own))
            // They would open a transaction, and ask a database that is not there.
            .RemoveAll<ISaveListener>()
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
    ) => InterceptionResult<DbDataReader>.SuppressWithResult(Read<DbDataReader>(command, new BlankDataReader(rows: 1)));

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
        return TransactSqlSyntax.FindFaults(command.CommandText) is { Count: > 0 } faults
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

/// <summary>
/// An answer of rows in which everything is blank: a small number, the empty id, the text <c>0</c>, which is a number and any enumeration's
/// first value too. With a row at hand Entity Framework goes on to ask what belongs to it, where a query is split.
/// </summary>
internal sealed class BlankDataReader(int rows) : DbDataReader
{
    private int _row;

    public override int Depth => 0;

    public override int FieldCount => 400;

    public override bool HasRows => rows > 0;

    public override bool IsClosed => false;

    public override int RecordsAffected => rows;

    public override object this[int ordinal] => 0;

    public override object this[string name] => 0;

    public override bool Read() => _row++ < rows;

    public override bool NextResult() => false;

    public override bool IsDBNull(int ordinal) => false;

    public override bool GetBoolean(int ordinal) => false;

    public override byte GetByte(int ordinal) => 0;

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => 0;

    public override char GetChar(int ordinal) => '0';

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => 0;

    public override string GetDataTypeName(int ordinal) => "int";

    public override DateTime GetDateTime(int ordinal) => default;

    public override decimal GetDecimal(int ordinal) => 0;

    public override double GetDouble(int ordinal) => 0;

    public override Type GetFieldType(int ordinal) => typeof(int);

    public override float GetFloat(int ordinal) => 0;

    public override Guid GetGuid(int ordinal) => default;

    public override short GetInt16(int ordinal) => 0;

    // How many rows a change met, too: the one that was meant.
    public override int GetInt32(int ordinal) => 1;

    public override long GetInt64(int ordinal) => 0;

    public override string GetName(int ordinal) => $"c{ordinal}";

    public override int GetOrdinal(string name) => 0;

    public override string GetString(int ordinal) => "0";

    public override object GetValue(int ordinal) => 0;

    public override int GetValues(object[] values) => 0;

    public override T GetFieldValue<T>(int ordinal) =>
        typeof(T) == typeof(string) ? (T)(object)"0"
        : typeof(T) == typeof(byte[]) ? (T)(object)Array.Empty<byte>()
        : default!;

    public override IEnumerator GetEnumerator() => Array.Empty<object>().GetEnumerator();
}

/// <summary>Reads Transact-SQL as SQL Server 2019 does, the oldest that Entity Framework writes for by default.</summary>
internal static class TransactSqlSyntax
{
    /// <returns>What that server would not read.</returns>
    public static IReadOnlyList<string> FindFaults(string sql)
    {
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var faults);
        return [.. faults.Select(f => $"line {f.Line}, column {f.Column}: {f.Message}")];
    }
}
