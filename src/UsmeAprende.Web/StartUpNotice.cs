using Microsoft.Extensions.Options;
using UsmeAprende.Demo;
using UsmeAprende.People.Accounts;
using UsmeAprende.Web.Kit;

namespace UsmeAprende.Web;

/// <summary>Logs at the start where to go and how to sign in.</summary>
public static partial class StartUpNotice
{
    /// <summary>In development it names the demo people; otherwise, if there is no administrator, it logs a one-time link.</summary>
    public static async Task LogStartUpNoticeAsync(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("UsmeAprende");
        if (app.Environment.IsDevelopment())
        {
            app.Lifetime.ApplicationStarted.Register(() =>
                Demo(log, app.Urls.FirstOrDefault() ?? "", DemoPeople.Password, string.Join(Environment.NewLine, DemoPeople.Accounts))
            );
            return;
        }

        await using var scope = app.Services.CreateAsyncScope();
        if (
            await scope.ServiceProvider.GetRequiredService<AdministratorSetUp>().CreateFirstLinkAsync(app.Lifetime.ApplicationStopping) is
            { } token
        )
            FirstAdministrator(log, $"{app.Services.GetRequiredService<IOptions<SiteOptions>>().Value.Url}/instalar/{token}");
    }

    [LoggerMessage(LogLevel.Information, "Abra {Url}\nPersonas de prueba, todas con la clave {Password}:\n{Accounts}")]
    private static partial void Demo(ILogger log, string url, string password, string accounts);

    [LoggerMessage(LogLevel.Warning, "Todavía no hay administrador. Cree su cuenta en {Address} (sirve una vez, durante 24 horas).")]
    private static partial void FirstAdministrator(ILogger log, string address);
}
