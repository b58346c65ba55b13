using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UsmeAprende.Migrations.Sqlite.Migrations
{
    /// <summary>
    /// Copies every table that has ids or times into one that keeps them as bytes and numbers. The text of it stands in CompactValues.sql:
    /// left to itself, Entity Framework rebuilds tables outside the transaction, and knows nothing of the values.
    /// </summary>
    public partial class CompactValues : Migration
    {
        private const string DotNetEpoch = "62135596800";

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            using var text = new StreamReader(typeof(CompactValues).Assembly.GetManifestResourceStream("CompactValues.sql")!);
            var sql = Shorthand()
                .Replace(
                    text.ReadToEnd(),
                    call =>
                    {
                        var column = call.Groups["column"].Value;
                        return call.Groups["name"].Value switch
                        {
                            // What cannot be read stays what it was.
                            "bytes" => $"ifnull(unhex({column}, '-'), {column})",
                            // Seconds since the year 1, and up to seven digits of a fraction from which zeros at the end were left away.
                            "ticks" => $"ifnull((strftime('%s', substr({column}, 1, 19)) + {DotNetEpoch}) * 10000000 "
                                + $"+ CAST(substr(substr({column}, 21) || '0000000', 1, 7) AS INTEGER), {column})",
                            "hash" => $"CASE WHEN {column} IS NULL THEN NULL WHEN length({column}) = 16 AND {column} NOT GLOB '*[^0-9a-f]*' "
                                + $"THEN unhex('01' || {column}) ELSE unhex('00' || hex({column})) END",
                            _ => $"CASE {column} WHEN 'Completed' THEN 0 WHEN 'Answered' THEN 1 WHEN 'Practised' THEN 2 "
                                + "WHEN 'Reflected' THEN 3 WHEN 'Played' THEN 4 WHEN 'Attended' THEN 5 WHEN 'Thanked' THEN 6 "
                                + "WHEN 'Observed' THEN 7 WHEN 'Voided' THEN 8 END",
                        };
                    }
                );

            // The pages of the old tables are not overwritten, which would double what is written: the file is rewritten afterwards. Each
            // PRAGMA is a command of its own, since it answers with a row: of what follows a row in one command, the driver hides the faults.
            migrationBuilder.Sql("PRAGMA secure_delete = OFF;");
            migrationBuilder.Sql(sql);
            migrationBuilder.Sql("PRAGMA secure_delete = ON;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("Put back the copy that was made before the upgrade.");

        [GeneratedRegex(@"(?<name>bytes|ticks|hash|verb)\((?<column>""\w+"")\)")]
        private static partial Regex Shorthand();
    }
}
