using UsmeAprende.Jobs;

namespace UsmeAprende.People;

/// <summary>
/// Cleans what erasures left in the files, once a night (R30): rewriting the database keeps everybody from writing, and anyone may sign up
/// and erase themself as often as they like.
/// </summary>
internal sealed class ErasureFinishing(Erasure erasure) : IJob
{
    public async Task RunAsync(JobReport report, CancellationToken cancel)
    {
        if (!await erasure.FinishAsync(cancel))
            report.Fail("Quedan restos de datos borrados en el archivo de la base: alguien la estaba leyendo. Se intenta otra vez mañana.");
    }
}
