using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Certificates;
using UsmeAprende.Web.Tests.Certificates;

[assembly: HostingStartup(typeof(PlainPaperStartup))]

namespace UsmeAprende.Web.Tests.Certificates;

/// <summary>Gives a site that runs in a process of its own the plain paper, where it brings none.</summary>
internal sealed class PlainPaperStartup : IHostingStartup
{
    public void Configure(IWebHostBuilder builder) => builder.ConfigureServices(services => services.AddSingleton<ICertificatePaper, PlainCertificatePaper>());
}
