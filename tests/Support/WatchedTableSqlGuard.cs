using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Data;

namespace UsmeAprende.Testing;

/// <summary>
/// Fails a test in which a statement of its own (<c>ExecuteUpdate</c>, <c>ExecuteDelete</c>, SQL) changes a table from which rows are kept
/// elsewhere: no <see cref="ISaveListener"/> hears of it, and the kept row would be wrong from then on (R5). Change such rows through the
/// context. What no kept row shows may be changed so, and stands here.
/// </summary>
internal sealed partial class WatchedTableSqlGuard : DbCommandInterceptor
{
    /// <summary>By table, which columns a kept row depends on. Where in doubt, all.</summary>
    public static readonly IReadOnlyDictionary<string, Predicate<string>> ShownColumns = new Dictionary<string, Predicate<string>>
    {
        ["ActivityStates"] = _ => true,
        ["ActiveWeeks"] = _ => true,
        // Whether it is shared decides which of two united rows' awards is shown: an erased person's is not.
        ["BadgeAwards"] = column => column is not ("SharedAt" or "ShowName" or "RevocationReason" or "SignedCredential"),
        ["Attendances"] = _ => true,
        ["SeatReservations"] = column => column is not ("TokenHash" or "Connection"),
        ["Enrolments"] = _ => true,
        // Seats are put to themselves, as a lock.
        ["Gatherings"] = column => column is not "Seats",
        ["GatheringLessons"] = _ => true,
        ["Groups"] = _ => true,
        ["People"] = column => column is "SurvivorId" or "ErasedAt",
    };

    // One for all: Entity Framework keeps apart, and in the end refuses, what is made anew for each.
    private static readonly WatchedTableSqlGuard s_one = new();

    public static void AddTo(IServiceCollection services) => services.ConfigureDbContext<UsmeDb>(options => options.AddInterceptors(s_one));

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        if (
            eventData.CommandSource is CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete or CommandSource.ExecuteSqlRaw
            && FindHidden(command.CommandText) is { } what
        )
            throw new InvalidOperationException($"{what} is changed by a statement of its own, and rows that are kept elsewhere show it.");
        return new(result);
    }

    /// <returns>What it changes that listeners should hear of; null where there is nothing.</returns>
    public static string? FindHidden(string sql)
    {
        if (Target().Match(sql) is not { Success: true } target || !ShownColumns.TryGetValue(target.Groups["table"].Value, out var isShown))
            return null;
        var table = target.Groups["table"].Value;
        if (!target.Groups["update"].Success)
            return table;
        return Column().Matches(sql).Select(c => c.Groups["column"].Value).FirstOrDefault(c => isShown(c)) is { } column
            ? $"{table}.{column}"
            : null;
    }

    [GeneratedRegex(@"^\s*((?<update>UPDATE)|DELETE FROM) ""(?<table>\w+)""")]
    private static partial Regex Target();

    // One in each line, as Entity Framework writes them.
    [GeneratedRegex(@"^(SET|   ) ""(?<column>\w+)"" = ", RegexOptions.Multiline)]
    private static partial Regex Column();
}
