using UsmeAprende.Jobs;

namespace UsmeAprende.Certificates;

/// <summary>Makes the documents that could not be made when their certificates were issued (R24).</summary>
public sealed class DocumentMaking(CertificateDocuments documents) : IJob
{
    private const int Most = 200;

    public async Task RunAsync(JobReport report, CancellationToken cancel)
    {
        var missing = await documents.MissingAsync(Most, cancel);
        var made = 0;
        foreach (var certificate in missing)
            made += await documents.MakeAsync(certificate, cancel) ? 1 : 0;
        if (made < missing.Count)
            report.Fail(
                $"Faltan {missing.Count - made} documentos de constancias por hacer. Se vuelve a intentar; la causa "
                    + "está en el registro del programa."
            );
        else
            report.Complete($"Se hicieron {made} documentos de constancias que faltaban.");
    }
}
