namespace UsmeAprende.Tests.Documents.Fuzzing;

/// <summary>What people send to the site as files.</summary>
public enum UploadKind
{
    Workbook,
    DelimitedText,
    Photo,
    Pdf,

    /// <summary>A workbook whose ZIP file itself is wrong.</summary>
    Archive,
}
