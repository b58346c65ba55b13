using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Certificates.Issuing;
using UsmeAprende.Certificates.Paper;
using UsmeAprende.Certificates.Register;
using UsmeAprende.Certificates.Verification;
using UsmeAprende.Credentials;
using UsmeAprende.Jobs;
using UsmeAprende.Learning.Summaries;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.Certificates;

/// <summary>Registers the services of certificates.</summary>
internal static class CertificatesServices
{
    internal static void AddCertificates(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<CertificateOptions>()
            .Bind(configuration.GetSection(CertificateOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddScoped<CertificateRegister>();
        services.AddSingleton<CertificateNumberQuestion>();
        services.AddScoped<CertificateHolderReader>();
        services.AddScoped<CertificateCandidateReader>();
        services.AddScoped<CertificateQueueReader>();
        services.AddScoped<ILearningSummary, CertificateStandingSummary>();
        services.AddSingleton<ISummaryTrigger, CertificateSummaryTrigger>();
        services.AddScoped<GatheringCandidateReader>();
        services.AddScoped<CourseFactsReader>();
        services.AddScoped<GatheringFactsReader>();
        services.AddScoped<CertificatePreparation>();
        services.AddScoped<CertificateEvidenceReader>();
        services.AddScoped<CertificateOrderService>();
        services.AddScoped<CertificateRegisterReader>();
        services.AddScoped<CertificateRegisterExport>();
        services.AddSingleton<CertificateImages>();
        services.AddScoped<ICertificateRenderer, CertificatePdfRenderer>();
        services.AddScoped<CertificateDocumentStore>();
        services.AddScoped<CertificateVerification>();
        services.AddScoped<IBatchWork, CertificateIssuing>();
        services.AddScoped<IRevokedCredentials, RevokedCertificateCredentials>();
        services.AddScoped<IPersonalData, CertificatePersonalData>();
        services.AddScoped<IErasureQuestionSource, CertificateWithdrawal>();
        services.AddScoped<IMergeObstacle, CertificateMerging>();
    }
}
