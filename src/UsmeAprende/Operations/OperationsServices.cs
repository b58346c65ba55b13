using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace UsmeAprende.Operations;

/// <summary>Registers what the administrator is told of the site.</summary>
internal static class OperationsServices
{
    internal static void AddOperations(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<OperationsOptions>()
            .Bind(configuration.GetSection(OperationsOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddScoped<TestLetter>();
    }
}
