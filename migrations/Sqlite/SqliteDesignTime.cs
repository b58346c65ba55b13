using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Data;

namespace UsmeAprende.Migrations.Sqlite;

/// <summary>Builds the context through the application's own registration: Identity's passkey tables depend on its options.</summary>
public sealed class SqliteDesignTime : IDesignTimeDbContextFactory<UsmeDb>
{
    public UsmeDb CreateDbContext(string[] args) =>
        new ServiceCollection()
            .AddUsmeAprende(new ConfigurationBuilder().Build())
            .BuildServiceProvider()
            .GetRequiredService<UsmeDb>();
}
