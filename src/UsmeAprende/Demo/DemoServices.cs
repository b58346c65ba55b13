using Microsoft.Extensions.DependencyInjection;

namespace UsmeAprende.Demo;

/// <summary>Registers the demo data in the order in which they are made: people first.</summary>
public static class DemoServices
{
    public static void AddDemoData(this IServiceCollection services)
    {
        services.AddSingleton<DemoData>();
        services.AddScoped<IDemoData, DemoPeople>();
        services.AddScoped<IDemoData, DemoWalkIns>();
        services.AddScoped<IDemoData, DemoLearning>();
        services.AddScoped<IDemoData, DemoGatherings>();
        services.AddScoped<IDemoData, DemoBadges>();
        services.AddScoped<IDemoData, DemoCertificates>();
        services.AddScoped<IDemoData, DemoReminders>();
        services.AddScoped<IDemoData, DemoAttendance>();
        services.AddScoped<IDemoData, DemoEvidence>();
    }
}
