using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Credentials;
using UsmeAprende.Jobs;
using UsmeAprende.People;

namespace UsmeAprende.Certificates;

/// <summary>The register and its documents.</summary>
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
        services.AddSingleton<NumberQuestion>();
        services.AddScoped<Holders>();
        services.AddScoped<Candidates>();
        services.AddScoped<AttendedCandidates>();
        services.AddScoped<CourseDeeds>();
        services.AddScoped<GatheringDeeds>();
        services.AddScoped<CertificateWording>();
        services.AddScoped<CandidateRecords>();
        services.AddScoped<CertificateOrders>();
        services.AddScoped<RegisterReader>();
        services.AddScoped<RegisterExport>();
        services.AddSingleton<CertificatePictures>();
        services.AddScoped<ICertificatePaper, CertificatePaper>();
        services.AddScoped<CertificateDocuments>();
        services.AddScoped<CertificateVerification>();
        services.AddScoped<IBatchWork, CertificateIssuing>();
        services.AddScoped<IRevokedCredentials, RevokedCertificates>();
        services.AddScoped<IPersonErasure, CertificateErasure>();
        services.AddScoped<IErasureQuestion, CertificateWithdrawal>();
        services.AddScoped<IPersonalData, CertificatePersonalData>();
        services.AddScoped<IMergePreview, CertificateMerging>();
        services.AddScoped<IMergeObstacle, CertificateMerging>();
    }
}
