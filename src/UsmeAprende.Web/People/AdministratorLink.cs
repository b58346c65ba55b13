using Microsoft.Extensions.Options;
using UsmeAprende.People;
using UsmeAprende.Web.Kit;

namespace UsmeAprende.Web.People;

/// <summary>
/// The command <c>administrator-link</c>: a one-time address where another administrator signs up, for when the only one has left. The
/// audit keeps it.
/// </summary>
public static class AdministratorLink
{
    public const string Command = "administrator-link";

    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, string[] operands, TextWriter tell)
    {
        await using var scope = services.CreateAsyncScope();
        var token = await scope.ServiceProvider.GetRequiredService<SetUp>().OpenAnotherAsync(CancellationToken.None);
        await tell.WriteLineAsync(
            "Cree la cuenta de administración "
                + $"en {services.GetRequiredService<IOptions<SiteOptions>>().Value.Url}/instalar/{token} (sirve una "
                + $"vez, durante {SetUpLink.Validity.TotalHours} horas)."
        );
        return 0;
    }
}
