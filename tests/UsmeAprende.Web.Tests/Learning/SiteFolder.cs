using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.Web.Tests.Learning;

/// <summary>The data folder of sites in processes of their own, into which a test looks past them.</summary>
internal sealed class SiteFolder : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public string Path => _scratch.Path;

    public UsmeDb Open() => Open(Path);

    public static UsmeDb Open(string folder)
    {
        var options = new DbContextOptionsBuilder<UsmeDb>();
        SqliteDatabase.Configure(options, System.IO.Path.Combine(folder, "usme.db"));
        return new UsmeDb(options.Options);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _scratch.Dispose();
    }
}
