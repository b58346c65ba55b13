using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Data;

namespace UsmeAprende.Testing;

/// <summary>
/// Notes every command that Entity Framework sends to the database, so that a test can count those of one page. Commands of other requests
/// at the same time are noted too: give a test that counts a site of its own.
/// </summary>
public sealed class DatabaseCommandLog : DbCommandInterceptor
{
    private readonly ConcurrentQueue<string> _commands = new();

    /// <summary>Called with the text of each, before it is sent.</summary>
    public Action<string>? Sending { get; set; }

    /// <summary>What was sent since the last <see cref="Clear"/>, in order.</summary>
    public IReadOnlyCollection<string> Commands => _commands;

    public void Clear() => _commands.Clear();

    public void AddTo(IServiceCollection services) => services.ConfigureDbContext<UsmeDb>(options => options.AddInterceptors(this));

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        Note(command);
        return new(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        Note(command);
        return new(result);
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<object> result,
        CancellationToken cancellationToken = default
    )
    {
        Note(command);
        return new(result);
    }

    private void Note(DbCommand command)
    {
        _commands.Enqueue(command.CommandText);
        Sending?.Invoke(command.CommandText);
    }
}
