using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace UsmeAprende.Jobs;

/// <summary>Scheduled jobs and long work.</summary>
internal static class JobsServices
{
    internal static void AddJobs(this IServiceCollection services, IConfiguration configuration, IReadOnlyList<ScheduledJob> jobs)
    {
        services.AddOptions<JobsOptions>().Bind(configuration.GetSection(JobsOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(new JobTable(jobs));
        foreach (var job in jobs)
            services.AddScoped(job.Type);
        services.AddSingleton<JobLeases>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton<BatchBell>();
        services.AddSingleton<BatchLeases>();
        services.AddSingleton<BatchRunner>();
        services.AddScoped<Batches>();
        services.AddScoped<JobHistory>();
        services.AddSingleton<IJobScheduler, QuartzScheduler>();
        services.AddHostedService<JobsHost>();
    }
}
