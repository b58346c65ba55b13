using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using UsmeAprende.Data;

namespace UsmeAprende.Benchmarks;

/// <summary>
/// Puts rows into a SQLite file as the model maps them, by one prepared statement a table: a town has millions, and tracking each would
/// take longer than all that is measured.
/// </summary>
internal sealed class BulkInsert : IAsyncDisposable
{
    private readonly UsmeDb _db;
    private readonly SqliteConnection _connection;
    private readonly Dictionary<Type, Table> _tables = [];
    private SqliteTransaction _transaction;

    private BulkInsert(UsmeDb db, SqliteConnection connection) =>
        (_db, _connection, _transaction) = (db, connection, connection.BeginTransaction());

    public static async Task<BulkInsert> BeginAsync(UsmeDb db)
    {
        await db.Database.OpenConnectionAsync();
        // Nothing is lost if the machine stops here: the town is built anew.
        await db.Database.ExecuteSqlRawAsync("PRAGMA synchronous = OFF; PRAGMA cache_size = -400000; PRAGMA temp_store = MEMORY");
        return new BulkInsert(db, (SqliteConnection)db.Database.GetDbConnection());
    }

    public void Add<T>(IEnumerable<T> rows)
        where T : class
    {
        if (!_tables.TryGetValue(typeof(T), out var table))
            _tables[typeof(T)] = table = new Table(_db.Model.FindEntityType(typeof(T))!, _connection);
        foreach (var row in rows)
            table.Insert(row, _transaction);
    }

    public async Task CommitAsync()
    {
        await _transaction.CommitAsync();
        await _transaction.DisposeAsync();
        _transaction = _connection.BeginTransaction();
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.CommitAsync();
        await _transaction.DisposeAsync();
        foreach (var table in _tables.Values)
            await table.DisposeAsync();
        await _db.Database.CloseConnectionAsync();
    }

    private sealed class Table : IAsyncDisposable
    {
        private readonly SqliteCommand _command;
        private readonly List<(Func<object, object?> Read, Func<object?, object?>? Convert, DbParameter Parameter)> _columns = [];

        public Table(IEntityType type, SqliteConnection connection)
        {
            _command = connection.CreateCommand();
            var store = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
            var names = new List<string>();
            foreach (var property in type.GetProperties().Where(p => !p.IsShadowProperty()))
            {
                var mapping = (RelationalTypeMapping)property.GetTypeMapping();
                var parameter = mapping.CreateParameter(_command, $"@p{names.Count}", null, nullable: true);
                names.Add($"\"{property.GetColumnName(store)}\"");
                _command.Parameters.Add(parameter);
                var getter = property.GetGetter();
                _columns.Add((row => getter.GetClrValue(row), mapping.Converter?.ConvertToProvider, parameter));
            }
            _command.CommandText =
                $"INSERT INTO \"{store.Name}\" ({string.Join(", ", names)}) "
                + $"VALUES ({string.Join(", ", names.Select((_, n) => $"@p{n}"))})";
        }

        public void Insert(object row, SqliteTransaction transaction)
        {
            _command.Transaction = transaction;
            foreach (var (read, convert, parameter) in _columns)
            {
                var value = read(row);
                parameter.Value = (value is not null && convert is not null ? convert(value) : value) ?? DBNull.Value;
            }
            _command.ExecuteNonQuery();
        }

        public ValueTask DisposeAsync() => _command.DisposeAsync();
    }
}
