using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Migrations.SqlServer;

namespace UsmeAprende.Server;

/// <summary>The adapters that several web nodes behind a balancer need.</summary>
public static class ServerEdition
{
    public static IServiceCollection AddServerEdition(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSqlServerDatabase(configuration.GetConnectionString("Usme")
            ?? throw new InvalidOperationException("The server edition needs ConnectionStrings:Usme."));
}
