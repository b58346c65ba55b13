using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace UsmeAprende.Data;

/// <summary>
/// Chooses the database by <c>Data:Provider</c>: SQLite, which needs nothing, or SQL Server, which needs <c>ConnectionStrings:Usme</c>.
/// </summary>
public static class Database
{
    public const string Sqlite = "Sqlite";
    public const string SqlServer = "SqlServer";

    /// <summary>The connection string's name.</summary>
    public const string Connection = "Usme";

    private const string ProviderSetting = $"{DataOptions.Section}:Provider";

    public static IServiceCollection AddDatabase(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<DatabaseProvider>(provider =>
            configuration[ProviderSetting] switch
            {
                _ when Problem(configuration) is { } problem => throw new InvalidOperationException(problem),
                SqlServer => new SqlServerDatabase(configuration.GetConnectionString(Connection)!),
                _ => new SqliteDatabase(
                    provider.GetRequiredService<IOptions<DataOptions>>(),
                    provider.GetRequiredService<HighWaterFiles>()
                ),
            }
        );
        return services.AddDbContextPool<UsmeDb>((provider, options) => provider.GetRequiredService<DatabaseProvider>().Use(options));
    }

    /// <summary>Why the site cannot know its database, for whoever starts it; nothing where it can.</summary>
    public static string? Problem(IConfiguration configuration) =>
        configuration[ProviderSetting] switch
        {
            null or Sqlite => null,
            SqlServer => string.IsNullOrWhiteSpace(configuration.GetConnectionString(Connection))
                ? "Data:Provider es SqlServer y falta ConnectionStrings:Usme, con la dirección de la base de datos "
                    + "(variable de entorno ConnectionStrings__Usme)."
                : null,
            var other => $"Data:Provider es «{other}», y solo puede ser Sqlite (lo normal) o SqlServer. Corrija la "
                + "configuración (variable de entorno Data__Provider).",
        };
}
