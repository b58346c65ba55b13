using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Data;

namespace UsmeAprende.Testing;

/// <summary>What tests ask of the database beyond what they look at themselves.</summary>
internal static class DatabaseProofs
{
    /// <summary>
    /// Every new query is asked of SQL Server's provider too; and each unit of work is done twice, where that is asked for.
    /// </summary>
    public static IServiceCollection AddDatabaseProofs(this IServiceCollection services) =>
        services.AddSqlServerMirror().AddRepeatedUnitsWhereAsked();

    private static bool IsTwice => Environment.GetEnvironmentVariable("USME_TEST_TWICE") == "1";

    /// <summary>With <c>USME_TEST_TWICE=1</c>.</summary>
    public static IServiceCollection AddRepeatedUnitsWhereAsked(this IServiceCollection services) =>
        IsTwice ? services.AddRepeatedUnits() : services;

    /// <summary>For a test that itself does something in a unit of work.</summary>
    public static void NeedsUnitsOnce() => Assert.SkipWhen(IsTwice, "It counts how often its own unit of work runs.");

    public static IServiceCollection AddRepeatedUnits(this IServiceCollection services)
    {
        var own = services.Last(s => s.ServiceType == typeof(DatabaseProvider)).ImplementationFactory!;
        return services.AddSingleton<DatabaseProvider>(provider => new RepeatingDatabase((DatabaseProvider)own(provider)));
    }
}
