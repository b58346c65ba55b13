using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.People;

namespace UsmeAprende.Learning;

/// <summary>Records and progress.</summary>
internal static class LearningServices
{
    internal static void AddLearning(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<LearningOptions>()
            .Bind(configuration.GetSection(LearningOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<ActivityVersions>();
        services.AddSingleton<Epoch>();
        services.AddSingleton<RecordIntake>();
        services.AddSingleton<RecordWriter>();
        services.AddSingleton<StaffRecords>();
        services.AddSingleton<DailyUse>();
        services.AddScoped<GroupCommit>();
        services.AddScoped<StateKeeper>();
        services.AddScoped<ProgressService>();
        services.AddScoped<CourseStandings>();
        services.AddScoped<IPersonErasure, LearningErasure>();
        services.AddScoped<IMergePreview, LearningMergePreview>();
        services.AddScoped<IPersonalData, LearningPersonalData>();
        services.AddHostedService<LearningStart>();
        services.AddHostedService(provider => provider.GetRequiredService<RecordWriter>());
    }
}
