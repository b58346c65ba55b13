using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Reports.AuditLog;
using UsmeAprende.Reports.Board;
using UsmeAprende.Reports.OpenData;
using UsmeAprende.Reports.Persons;
using UsmeAprende.Reports.Plan;

namespace UsmeAprende.Reports;

/// <summary>Registers what is told of the whole: the board, the action plan and the open data.</summary>
internal static class ReportsServices
{
    internal static void AddReports(this IServiceCollection services)
    {
        services.AddSingleton(provider => new ActionPlanStore(
            provider.GetRequiredService<CatalogueStore>(),
            catalogue => ActionPlanReader.Read(provider.GetRequiredService<IOptions<CatalogueOptions>>().Value.Folder, catalogue),
            provider.GetRequiredService<PublicStamps>(),
            provider.GetRequiredService<ILogger<ActionPlanStore>>()
        ));
        services.AddSingleton<BoardMemory>();
        services.AddScoped<BoardReader>();
        services.AddScoped<CourseFunnelReader>();
        services.AddScoped<PersonListReader>();
        services.AddScoped<PersonListExport>();
        services.AddScoped<PersonFileReader>();
        services.AddScoped<StoppedPeople>();
        services.AddScoped<AuditLogReader>();
        services.AddScoped<AuditLogExport>();
        services.AddScoped<PlanReporting>();
        services.AddScoped<PlanProgressReader>();
        services.AddScoped<OpenDataset, CourseDataset>();
        services.AddScoped<OpenDataset, GatheringDataset>();
        services.AddScoped<OpenDataset, HeldGatheringDataset>();
        services.AddScoped<OpenDataset, ParticipationDataset>();
        services.AddScoped<OpenDataset, CompletionDataset>();
        services.AddScoped<OpenDataset, CertificateDataset>();
        services.AddScoped<OpenDataset, PlanDataset>();
        services.AddScoped<OpenDataCatalogue>();
        services.AddScoped<DataReleases>();
    }
}
