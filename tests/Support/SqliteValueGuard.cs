using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Data;

namespace UsmeAprende.Testing;

/// <summary>
/// Fails a test that has SQLite take a time apart, reckon with it or make text of an id: Entity Framework writes functions that expect
/// text, and the file holds ticks and bytes. Compute it before or after the query.
/// </summary>
internal sealed partial class SqliteValueGuard : DbCommandInterceptor
{
    private static readonly SqliteValueGuard s_one = new();

    public static void AddTo(IServiceCollection services) => services.ConfigureDbContext<UsmeDb>(options => options.AddInterceptors(s_one));

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result
    ) => Check(command, result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    ) => new(Check(command, result));

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    ) => new(eventData.CommandSource is CommandSource.Migrations ? result : Check(command, result));

    /// <returns>What of a statement would read text.</returns>
    public static string? FindTextFunction(string sql) => TextFunction().Match(sql) is { Success: true } found ? found.Value : null;

    private static T Check<T>(DbCommand command, T result) =>
        FindTextFunction(command.CommandText) is { } what
            ? throw new InvalidOperationException($"{what} would be asked of a number or of bytes: {command.CommandText}")
            : result;

    [GeneratedRegex(@"\b(strftime|julianday|unixepoch|datetime|date|time)\(|CAST\([^()]*(At|Id)"" AS TEXT\)")]
    private static partial Regex TextFunction();
}
