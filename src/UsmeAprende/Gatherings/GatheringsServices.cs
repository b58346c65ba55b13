using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Gatherings.Imports;
using UsmeAprende.Gatherings.Proof;
using UsmeAprende.Gatherings.Sheets;
using UsmeAprende.Jobs;
using UsmeAprende.Learning;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.Gatherings;

/// <summary>Gatherings, their attendance and their papers.</summary>
internal static class GatheringsServices
{
    internal static void AddGatherings(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<AttendanceKeeper>();
        services.AddScoped<IRecordListener>(provider => provider.GetRequiredService<AttendanceKeeper>());
        services.AddScoped<IEventTimes, GatheringTimes>();
        services.AddScoped<Recount>();
        services.AddScoped<AttendanceReader>();
        services.AddScoped<AttendanceTaking>();
        services.AddScoped<FacilitatedGatherings>();
        services.AddScoped<Closing>();
        services.AddScoped<GatheringSummaries>();
        services.AddScoped<HoursReader>();
        services.AddScoped<IPersonalDataErasure, AttendanceErasure>();
        services.AddScoped<IPersonalDataErasure, ReasonsErasure>();
        services.AddScoped<CardLookup>();
        services.AddScoped<ReservationCorrections>();
        services.AddScoped<IPersonalDataExport, AttendancePersonalData>();
        services.AddScoped<IInPersonLearning, LearntAtGatherings>();
        services.AddScoped<IRecordAuthority, GatheringAuthority>();
        services.AddScoped<Venues>();
        services.AddScoped<Seating>();
        services.AddScoped<SeatLimits>();
        services.AddScoped<Reservations>();
        services.AddScoped<Groups>();
        services.AddScoped<GatheringPlanning>();
        services.AddScoped<Clashes>();
        services.AddScoped<PublicGatherings>();
        services.AddScoped<StaffGatherings>();
        services.AddScoped<StaffGroups>();
        services.AddScoped<OwnGatherings>();
        services.AddScoped<GroupProgressReader>();
        services.AddScoped<IPersonalDataErasure, PlanningErasure>();
        services.AddScoped<IPersonalDataExport, PlanningPersonalData>();
        services.AddPaper(configuration);
    }

    // Sheets to sign, lists that come back from paper, and what proves that a gathering was held.
    private static void AddPaper(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<FormOptions>().Bind(configuration.GetSection(FormOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<SheetRows>();
        services.AddScoped<AttendanceSheets>();
        services.AddScoped<ListPlanning>();
        services.AddScoped<ListStep>();
        services.AddScoped<IBatchWork, ListWork>();
        services.AddScoped<PaperImport>();
        services.AddScoped<IPersonalDataErasure, ImportErasure>();
        services.AddScoped<IPersonalDataExport, ListsPersonalData>();
        services.AddSingleton<ProofFolder>();
        services.AddScoped<ProofKeeping>();
        services.AddScoped<ImageConsents>();
        services.AddScoped<MinutesKeeping>();
        services.AddScoped<EvidencePackage>();
        services.AddScoped<IPersonalDataErasure, ProofErasure>();
        services.AddScoped<IPersonalDataExport, ProofPersonalData>();
    }
}
