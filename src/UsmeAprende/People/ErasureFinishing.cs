using UsmeAprende.Jobs;

namespace UsmeAprende.People;

/// <summary>Finishes the erasures that were cut short, such as by a long reader of the database (R30).</summary>
internal sealed class ErasureFinishing(Erasure erasure) : IJob
{
    public async Task RunAsync(JobRun run, CancellationToken cancel)
    {
        if (!await erasure.FinishAsync(cancel))
            run.Fail("Quedan restos de datos borrados en el archivo de la base: alguien la estaba leyendo. Se intenta otra vez en una hora.");
    }
}
