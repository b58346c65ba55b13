using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;
using UsmeAprende.Data;

namespace UsmeAprende.Web.Kit.Security;

/// <summary>
/// Configures where the keys for cookies and encrypted values are stored: in the data folder on one machine, in the database for several
/// nodes.
/// </summary>
internal static class DataProtectionStore
{
    public static void AddDataProtectionStore(this IServiceCollection services, IConfiguration configuration)
    {
        var protection = services.AddDataProtection().SetApplicationName("UsmeAprende");
        services.AddOptions<KeyManagementOptions>().Configure<IServiceProvider>(Place);
        var data = configuration.GetSection(DataOptions.Section).Get<DataOptions>() ?? new DataOptions();
        if (data.KeyCertificate is { } file)
            protection.ProtectKeysWithCertificate(X509CertificateLoader.LoadPkcs12FromFile(file, data.KeyCertificatePassword));
    }

    private static void Place(KeyManagementOptions keys, IServiceProvider services)
    {
        var logging = services.GetRequiredService<ILoggerFactory>();
        keys.XmlRepository = services.GetRequiredService<DatabaseProvider>().IsFile
            ? new FileSystemXmlRepository(PrivateFolder.Create(services.GetRequiredService<IOptions<DataOptions>>().Value.Keys), logging)
            : new EntityFrameworkCoreXmlRepository<UsmeDb>(services, logging);
    }
}
