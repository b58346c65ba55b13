namespace UsmeAprende.Certificates;

/// <summary>Names of the audit's entries about certificates and their register (R31).</summary>
public static class CertificatesAudit
{
    public const string Proposed = "certificado.propuesto";
    public const string Approved = "certificado.aprobado";
    public const string Rejected = "certificado.rechazado";
    public const string Issued = "certificado.emitido";
    public const string NameDiffers = "certificado.nombre-distinto";
    public const string Ended = "certificado.terminado";
    public const string Resent = "certificado.reenviado";
    public const string Annulled = "certificado.numeros-anulados";
    public const string Exported = "certificado.registro-descargado";
    public const string DesignChanged = "certificado.diseno-cambiado";
    public const string Bundled = "certificado.entrega-preparada";

    public static string Subject(Guid certificate) => $"certificado:{certificate:D}";
}
