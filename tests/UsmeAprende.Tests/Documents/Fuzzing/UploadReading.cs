using UsmeAprende.Documents.Paper;
using UsmeAprende.Documents.Pictures;
using UsmeAprende.Documents.Tables;

namespace UsmeAprende.Tests.Documents.Fuzzing;

/// <summary>A file read as the site reads one of its kind.</summary>
public static class UploadReading
{
    /// <returns>Why it is refused; nothing where it is taken.</returns>
    public static string? ProblemIn(UploadKind kind, byte[] file)
    {
        switch (kind)
        {
            case UploadKind.Photo:
                return CleanJpeg.TryRead(file, out _, out var problem) ? null : problem;
            case UploadKind.Pdf:
                CarriedFiles.In(file);
                return ReceivedPdf.ProblemIn(file);
            default:
                var reading = TableFile.Read(new MemoryStream(file), "lista");
                return reading.IsTable ? null : reading.Problem;
        }
    }
}
