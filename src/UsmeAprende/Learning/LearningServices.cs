using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Jobs;
using UsmeAprende.Learning.Outbox;
using UsmeAprende.Learning.Summaries;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.Learning;

/// <summary>Registers the services for records and progress.</summary>
internal static class LearningServices
{
    internal static void AddLearning(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<LearningOptions>()
            .Bind(configuration.GetSection(LearningOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<ActivityVersionStore>();
        services.AddSingleton<IPublicationDates>(provider => provider.GetRequiredService<ActivityVersionStore>());
        services.AddSingleton<SyncEpochStore>();
        services.AddSingleton<RecordIntake>();
        services.AddSingleton<RecordWriter>();
        services.AddScoped<StaffRecordPolicy>();
        services.AddSingleton<DailyRecordCount>();
        services.AddScoped<GroupCommit>();
        services.AddScoped<ActivityStateUpdater>();
        services.AddScoped<PersonProgressReader>();
        services.AddScoped<CourseProgressReader>();
        services.AddScoped<SealingKeyStore>();
        services.AddScoped<DeviceKeyRegister>();
        services.AddScoped<SealedIntake>();
        services.AddScoped<HeldRecordStore>();
        services.AddScoped<HeldRecordReview>();
        services.AddScoped<IPersonalData, LearningPersonalData>();
        services.AddHostedService<LearningStartup>();
        services.AddHostedService(provider => provider.GetRequiredService<RecordWriter>());
        services.AddLearningSummaries();
    }

    private static void AddLearningSummaries(this IServiceCollection services)
    {
        services.AddSingleton<LearningSummarySignal>();
        services.AddTransient<ISaveListener, LearningChangeListener>();
        services.AddSingleton<ISummaryTrigger, LearningSummaryTrigger>();
        services.AddScoped<HumanLearningReader>();
        services.AddScoped<LearningSummaryRebuild>();
        services.AddScoped<IBatchWork, LearningSummaryBatch>();
        services.AddScoped<LearningSummaries>();
        // Must come after LearningStartup, which loads since when each lesson and test exists.
        services.AddHostedService<LearningSummaryWorker>();
    }
}

/// <summary>Limits for incoming records.</summary>
public sealed class LearningOptions
{
    public const string Section = "Learning";

    /// <summary>Records that one person may store in a day (Bogotá's time). More records wait on the phone until the next day.</summary>
    [Range(1, int.MaxValue)]
    public int DailyQuota { get; set; } = 2_000;

    /// <summary>Requests that may wait in the queue. When it is full, new requests get "later".</summary>
    [Range(1, 100_000)]
    public int QueueLength { get; set; } = 1_024;

    /// <summary>The first possible day. An earlier claimed time comes from a wrong clock.</summary>
    public DateTime Since { get; set; } = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
}
