using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Gatherings.Day;
using UsmeAprende.Gatherings.Evidence;
using UsmeAprende.Gatherings.Following;
using UsmeAprende.Gatherings.Groups;
using UsmeAprende.Gatherings.Paper;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.Gatherings.Substitutes;
using UsmeAprende.Jobs;
using UsmeAprende.Learning;
using UsmeAprende.Learning.Summaries;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.Gatherings;

/// <summary>Registers the services of gatherings.</summary>
internal static class GatheringsServices
{
    internal static void AddGatherings(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<AttendanceProjection>();
        services.AddScoped<RecordedGatherings>();
        services.AddScoped<IRecordListener>(provider => provider.GetRequiredService<AttendanceProjection>());
        services.AddScoped<IEventTimes, GatheringEventTimes>();
        services.AddScoped<GatheringRecount>();
        services.AddScoped<AttendanceListReader>();
        services.AddScoped<StandingMarkReader>();
        services.AddScoped<IAcquaintanceSource, GatheringAcquaintances>();
        services.AddScoped<AttendanceTaking>();
        services.AddScoped<UnseenDocumentReader>();
        services.AddScoped<SeenDocuments>();
        services.AddScoped<FacilitatedGatheringReader>();
        services.AddScoped<FacilitatorDayReader>();
        services.AddScoped<AttendanceClosing>();
        services.AddScoped<AttendanceSummaryReader>();
        services.AddScoped<AttendedGatheringReader>();
        services.AddScoped<LearningHoursReader>();
        services.AddScoped<IPersonalData, AttendancePersonalData>();
        services.AddScoped<FreeTextErasure>();
        services.AddScoped<CardLookup>();
        services.AddScoped<ReservationCorrections>();
        services.AddScoped<SeatReturns>();
        services.AddScoped<IInPersonLearning, InPersonLearningReader>();
        services.AddSingleton<ISummaryTrigger, AttendanceSummaryTrigger>();
        services.AddScoped<IRecordAuthority, GatheringRecordAuthority>();
        services.AddScoped<VenueService>();
        services.AddScoped<SeatAllocation>();
        services.AddScoped<SeatLimits>();
        services.AddScoped<NewcomerSeatFinder>();
        services.AddScoped<ReservationService>();
        services.AddScoped<SeatBooking>();
        services.AddScoped<EnrolmentService>();
        services.AddScoped<EnrolmentReturns>();
        services.AddScoped<GatheringPlanning>();
        services.AddScoped<ScheduleConflictFinder>();
        services.AddScoped<SubstituteCodes>();
        services.AddScoped<PublicGatheringReader>();
        services.AddScoped<StaffGatheringReader>();
        services.AddScoped<StaffGroupReader>();
        services.AddScoped<WaitingTurn>();
        services.AddScoped<OwnGatheringReader>();
        services.AddScoped<GroupProgressReader>();
        services.AddScoped<StuckStepReader>();
        services.AddScoped<LessonRoomService>();
        services.AddScoped<IPersonalData, SeatPersonalData>();
        services.AddPaper(configuration);
    }

    // Attendance sheets, imported lists and evidence.
    private static void AddPaper(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<AttendanceFormOptions>()
            .Bind(configuration.GetSection(AttendanceFormOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddScoped<SheetNumbering>();
        services.AddScoped<AttendanceSheetBuilder>();
        services.AddScoped<ListImportPlanning>();
        services.AddScoped<ListNames>();
        services.AddScoped<ListImportStep>();
        services.AddScoped<IBatchWork, ListImportBatch>();
        services.AddScoped<ListImport>();
        services.AddScoped<IPersonalData, ImportPersonalData>();
        services.AddSingleton<EvidenceFolder>();
        services.AddScoped<EvidenceStore>();
        services.AddScoped<ImageConsentReader>();
        services.AddScoped<MinutesService>();
        services.AddScoped<MinutesPaperBuilder>();
        services.AddScoped<EvidencePackage>();
        services.AddScoped<MonthlyReportReader>();
        services.AddScoped<IPersonalData, EvidencePersonalData>();
    }
}
