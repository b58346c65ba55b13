using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using UsmeAprende.Audit;
using UsmeAprende.Badges;
using UsmeAprende.Catalogue;
using UsmeAprende.Certificates;
using UsmeAprende.Credentials;
using UsmeAprende.Data;
using UsmeAprende.Demo;
using UsmeAprende.Figures;
using UsmeAprende.Gatherings;
using UsmeAprende.Jobs;
using UsmeAprende.Learning;
using UsmeAprende.Mail;
using UsmeAprende.Operations;
using UsmeAprende.OwnPages;
using UsmeAprende.People;
using UsmeAprende.Reminders;
using UsmeAprende.Reports;
using UsmeAprende.Restoring;

namespace UsmeAprende;

/// <summary>
/// Every feature of the library, on one page; what each registers stands in its own folder. Design-time factories use it too, so that
/// migrations see what the site sees.
/// </summary>
public static class UsmeAprendeServices
{
    public static IServiceCollection AddUsmeAprende(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<DataOptions>().Bind(configuration.GetSection(DataOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddPrivateLogs();
        services.AddDatabase(configuration);
        services.AddSingleton<WitnessFolders>();
        services.AddSingleton<HighWaterFiles>();
        services.AddScoped<DataPreparation>();
        services.AddSingleton<StoredFiles>();
        services.AddSingleton<PublicStamps>();
        services.AddSingleton<PublicStampExchange>();
        services.AddHostedService(provider => provider.GetRequiredService<PublicStampExchange>());
        services.AddSingleton<DiskSpace>();
        services.AddScoped<FormIdempotency>();
        services.AddAudit();
        services.AddMail(configuration);
        services.AddJobs(configuration, UsmeAprendeJobs.All);
        services.AddCatalogue(configuration);
        services.AddPeople(configuration);
        services.AddLearning(configuration);
        services.AddGatherings(configuration);
        services.AddFigures();
        services.AddCredentials(configuration);
        services.AddBadges();
        services.AddCertificates(configuration);
        services.AddReminders(configuration);
        services.AddOwnPages();
        services.AddReports();
        services.AddScoped<BackupRestoration>();
        services.AddScoped<IStartupDataCheck>(provider => provider.GetRequiredService<BackupRestoration>());
        services.AddOperations(configuration);
        services.AddDemoData();
        return services;
    }
}
