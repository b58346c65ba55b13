using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.InMemory;
using Hangfire.Logging;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using UsmeAprende.Data;

namespace UsmeAprende.Jobs;

/// <summary>Scheduled jobs and long work, done by Hangfire.</summary>
internal static class JobsServices
{
    internal static void AddJobs(this IServiceCollection services, IConfiguration configuration, IReadOnlyList<ScheduledJob> jobs)
    {
        services.AddOptions<JobsOptions>().Bind(configuration.GetSection(JobsOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(new JobTable(jobs));
        foreach (var job in jobs)
            services.AddScoped(job.Type);
        services.AddSingleton(Open);
        services.AddSingleton<JobActivator>(provider => new AspNetCoreJobActivator(provider.GetRequiredService<IServiceScopeFactory>()));
        services.AddSingleton<IBackgroundJobClient>(provider => new BackgroundJobClient(
            provider.GetRequiredService<JobStorage>(),
            HangfireJobFilters.All
        ));
        services.AddSingleton<IRecurringJobManager>(provider => new RecurringJobManager(
            provider.GetRequiredService<JobStorage>(),
            HangfireJobFilters.All
        ));
        services.AddSingleton<JobDispatcher>();
        services.AddSingleton<JobRunStore>();
        services.AddSingleton<JobStatusReader>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton<BatchRunner>();
        services.AddSingleton<LowPriorityThread>();
        services.AddScoped<BatchJobQueue>();
        services.AddSingleton<BackgroundStart>();
        services.AddHostedService<HangfireHostedService>();
    }

    // Opened at the first use, since the database must be ready before.
    private static JobStorage Open(IServiceProvider provider)
    {
        GlobalConfiguration
            .Configuration.SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UseLogProvider(new HangfireLog(provider.GetRequiredService<ILoggerFactory>().CreateLogger("Hangfire")));
        var options = provider.GetRequiredService<IOptions<JobsOptions>>().Value;
        return options.Storage is JobStorageKind.Memory
            ? new InMemoryStorage()
            : provider.GetRequiredService<DatabaseProvider>().OpenJobStorage(TimeSpan.FromSeconds(options.Invisibility));
    }

    /// <summary>
    /// Writes Hangfire's log to ours. Hangfire has one log for the whole process; in tests it must still work after the site that set it
    /// was disposed.
    /// </summary>
    private sealed class HangfireLog(ILogger log) : ILogProvider, ILog
    {
        public ILog GetLogger(string name) => this;

        public bool Log(Hangfire.Logging.LogLevel logLevel, Func<string>? messageFunc, Exception? exception = null)
        {
            // The two enumerations have the same numbers.
            var level = (Microsoft.Extensions.Logging.LogLevel)(int)logLevel;
            if (messageFunc is null)
                return log.IsEnabled(level);
            log.Log(level, exception, "{Message}", messageFunc());
            return true;
        }
    }
}
