using UsmeAprende.Data;
using UsmeAprende.Restoring;

namespace UsmeAprende.Web.Operations;

/// <summary>
/// The command <c>restored</c>: does what a start does when it notices that a backup was put back. For cases that the site cannot notice,
/// such as a restored snapshot of the whole machine.
/// </summary>
public static class RestoredCommand
{
    public const string Command = "restored";

    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, string[] operands, TextWriter tell)
    {
        await using var scope = services.CreateAsyncScope();
        var refusal = await scope
            .ServiceProvider.GetRequiredService<DataPreparation>()
            .RunAsync(
                () => scope.ServiceProvider.GetRequiredService<BackupRestoration>().ConfirmRestoreAsync(CancellationToken.None),
                CancellationToken.None
            );
        await tell.WriteLineAsync(
            refusal
                ?? "Listo: los celulares vuelven a enviar lo que guardaron, y quienes borraron sus datos siguen "
                    + "borrados. Si el sitio está abierto, ciérrelo y vuelva a abrirlo.\n"
                    + "Falta decir cuál fue el último número de constancia que se entregó: annul-missing AÑO ÚLTIMO. Si "
                    + "no falta ninguno: annul-missing none."
        );
        return refusal is null ? 0 : 1;
    }
}
