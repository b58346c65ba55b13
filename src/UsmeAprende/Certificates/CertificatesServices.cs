using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Certificates.Delivery;
using UsmeAprende.Certificates.Design;
using UsmeAprende.Certificates.Issuing;
using UsmeAprende.Certificates.Paper;
using UsmeAprende.Certificates.Register;
using UsmeAprende.Certificates.Verification;
using UsmeAprende.Credentials;
using UsmeAprende.Credentials.Status;
using UsmeAprende.Figures;
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
        services.AddScoped<IMonthlyTotals, CertificateTotals>();
        services.AddScoped<CertificateDesignReader>();
        services.AddScoped<CertificateDesignEditing>();
        services.AddScoped<CertificateDesignSample>();
        services.AddScoped<CertificateRegister>();
        services.AddSingleton<CertificateNumberQuestion>();
        services.AddScoped<CertificateSubjectTitles>();
        services.AddScoped<EarlierOutcomeReader>();
        services.AddScoped<CertificateHolderReader>();
        services.AddScoped<CertificateCandidateReader>();
        services.AddScoped<CertificateQueueReader>();
        services.AddScoped<ILearningSummary, CertificateStandingSummary>();
        services.AddSingleton<ISummaryTrigger, CertificateSummaryTrigger>();
        services.AddScoped<GatheringCandidateReader>();
        services.AddScoped<CourseFactsReader>();
        services.AddScoped<GatheringFactsReader>();
        services.AddScoped<CertificatePreparation>();
        services.AddScoped<CertificateDraftReader>();
        services.AddScoped<CertificateEvidenceReader>();
        services.AddScoped<CertificateOrderService>();
        services.AddScoped<CertificateRegisterReader>();
        services.AddScoped<CertificateRegisterExport>();
        services.AddScoped<EndedCertificateReader>();
        services.AddSingleton<CertificateImages>();
        services.AddSingleton<PdfSigningCertificate>();
        services.AddScoped<ICertificateRenderer, CertificatePdfRenderer>();
        services.AddScoped<CertificateDocumentStore>();
        services.AddScoped<CertificateVerification>();
        services.AddScoped<IBatchWork, CertificateIssuing>();
        services.AddSingleton<CertificateBundleFolder>();
        services.AddScoped<CertificateBundleReader>();
        services.AddScoped<CertificateBundleService>();
        services.AddScoped<IBatchWork, CertificateBundleWork>();
        services.AddScoped<IRevokedCredentials, RevokedCertificateCredentials>();
        services.AddScoped<IStatusListSource, CertificateStatusList>();
        services.AddScoped<IEarnedCredentials, EarnedCertificates>();
        services.AddScoped<IPersonalData, CertificatePersonalData>();
        services.AddScoped<IErasureQuestionSource, CertificateWithdrawal>();
        services.AddScoped<IMergeObstacle, CertificateMerging>();
    }
}
