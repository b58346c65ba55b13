using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.Testing;

/// <summary>
/// A SQLite file with today's tables and no rows, as the migrations make it. Made once in a process and copied for each test: running all
/// migrations takes longer than most tests. What is tested of the migrations themselves starts from nothing.
/// </summary>
internal static class MigratedDatabase
{
    private static readonly Lazy<byte[]> s_file = new(Make);

    /// <summary>
    /// Puts it where a site over this data folder looks for its database, unless one is there: a test may make several hosts of one site.
    /// </summary>
    public static void CopyTo(string folder)
    {
        var file = new DataOptions { Folder = folder }.Database;
        if (!File.Exists(file))
            File.WriteAllBytes(file, s_file.Value);
    }

    private static byte[] Make()
    {
        using var scratch = new ScratchFolder();
        var file = scratch.Below("made.db");
        var options = new DbContextOptionsBuilder<UsmeDb>();
        SqliteDatabase.Configure(options, file);
        using (var db = new UsmeDb(options.Options))
        {
            db.Database.Migrate();
            // All of it in the one file that is copied.
            db.Database.ExecuteSqlRaw("PRAGMA wal_checkpoint(TRUNCATE);");
            SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
        }
        return File.ReadAllBytes(file);
    }
}
