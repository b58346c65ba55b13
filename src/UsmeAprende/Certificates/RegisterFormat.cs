namespace UsmeAprende.Certificates;

/// <summary>In what form the register leaves for the archive.</summary>
public enum RegisterFormat
{
    Csv,
    Xlsx,
    Pdf,
}
