using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Data;

namespace UsmeAprende.Migrations.SqlServer;

/// <summary>The server edition's database.</summary>
public static class SqlServerDatabase
{
    public static IServiceCollection AddSqlServerDatabase(this IServiceCollection services, string connection) =>
        services.AddDbContextPool<UsmeDb>(options => options.UseSqlServer(connection,
            server => server.MigrationsAssembly(typeof(SqlServerDatabase).Assembly.GetName().Name)));
}
