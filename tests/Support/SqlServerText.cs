using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace UsmeAprende.Testing;

/// <summary>Reads Transact-SQL as SQL Server 2019 does, the oldest that Entity Framework writes for by default.</summary>
internal static class SqlServerText
{
    /// <returns>What that server would not read.</returns>
    public static IReadOnlyList<string> FaultsOf(string sql)
    {
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var faults);
        return [.. faults.Select(f => $"line {f.Line}, column {f.Column}: {f.Message}")];
    }
}
