using Microsoft.Extensions.DependencyInjection;

namespace UsmeAprende.Audit;

/// <summary>The chain of what staff did.</summary>
internal static class AuditServices
{
    internal static void AddAudit(this IServiceCollection services)
    {
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<AuditHeadFiles>();
        services.AddScoped<AuditWitness>();
    }
}
