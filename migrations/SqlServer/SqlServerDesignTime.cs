using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Data;

namespace UsmeAprende.Migrations.SqlServer;

/// <summary>Builds the context through the application's own registration: Identity's passkey tables depend on its options.</summary>
public sealed class SqlServerDesignTime : IDesignTimeDbContextFactory<UsmeDb>
{
    public UsmeDb CreateDbContext(string[] args) =>
        new ServiceCollection()
            .AddUsmeAprende(new ConfigurationBuilder()
                .AddInMemoryCollection([new("Data:Provider", DatabaseSetup.SqlServer), new("ConnectionStrings:Usme", "Server=design-time-only")]).Build())
            .BuildServiceProvider()
            .GetRequiredService<UsmeDb>();
}
