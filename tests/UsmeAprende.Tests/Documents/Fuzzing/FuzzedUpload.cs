using System.Text;
using UsmeAprende.Documents.Paper;
using UsmeAprende.Documents.Pictures;
using UsmeAprende.Documents.Tables;

namespace UsmeAprende.Tests.Documents.Fuzzing;

/// <summary>
/// Valid files, each changed in a few places as their kind is built: its names, its nesting, its lengths, its order, and at last its bytes.
/// The same seed gives the same file.
/// </summary>
public sealed class FuzzedUpload(int seed)
{
    private const int MostChanges = 4;

    private readonly Random _chance = new(seed);

    public byte[] Make(UploadKind kind)
    {
        var file = kind switch
        {
            UploadKind.Workbook => Workbook(),
            UploadKind.DelimitedText => Text(),
            UploadKind.Photo => JpegMutations.Mutate(_chance, Convert.FromBase64String(SampleJpeg.Baseline)),
            UploadKind.Pdf => PdfMutations.Mutate(_chance),
            _ => ZipMutations.Mutate(_chance, Book().ToBytes()),
        };
        return _chance.Next(3) == 0 ? ByteMutations.Mutate(_chance, file) : file;
    }

    private byte[] Workbook()
    {
        var book = Book();
        for (var change = _chance.Next(MostChanges); change >= 0; change--)
            WorkbookMutations.Mutate(_chance, book);
        return book.ToBytes();
    }

    private static SampleWorkbook Book() =>
        new(
            """
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><r><t>nom</t></r><r><t xml:space="preserve">bres </t></r></is></c></row>
            <row r="2" hidden="1"><c r="A2"><v>3.001234501E9</v></c><c r="B2" s="1"><v>46350</v></c></row>
            <row r="3"><c r="A3" t="str"><f>A1&amp;"x"</f><v>unido</v></c><c r="B3" t="b"><v>1</v></c><c r="C3" t="e"><v>#N/A</v></c></row>
            """,
            "<mergeCells count=\"1\"><mergeCell ref=\"C3:C9\"/></mergeCells>"
        );

    private byte[] Text()
    {
        var text = new StringBuilder(
            "documento;tipo;nombres;apellidos\r\n52345678;CC;\"María \"\"la Mona\"\" "
                + "José\";Ñañez\r\n1033456789;CC;Óscar;\"Peña\r\nRuiz\"\r\n"
        );
        for (var change = _chance.Next(MostChanges); change >= 0; change--)
            text.Insert(_chance.Next(text.Length), HostileValues.Any(_chance));
        Encoding[] encodings =
        [
            new UTF8Encoding(false),
            new UTF8Encoding(true),
            Encoding.Unicode,
            Encoding.BigEndianUnicode,
            .. new[] { 1252, 850, 10000 }.Select(page => CodePagesEncodingProvider.Instance.GetEncoding(page)!),
        ];
        var encoding = encodings[_chance.Next(encodings.Length)];
        return [.. _chance.Next(4) > 0 ? encoding.GetPreamble() : [], .. encoding.GetBytes(text.ToString())];
    }
}

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

/// <summary>A file read as the site reads one of its kind.</summary>
public static class UploadReading
{
    /// <returns>Why it is refused; nothing where it is taken.</returns>
    public static string? FindProblem(UploadKind kind, byte[] file)
    {
        switch (kind)
        {
            case UploadKind.Photo:
                return CleanJpeg.TryRead(file, out _, out var problem) ? null : problem;
            case UploadKind.Pdf:
                PdfAttachmentReader.ReadAll(file);
                return PdfUploadCheck.FindProblem(file);
            default:
                var reading = TableFile.Read(new MemoryStream(file), "lista");
                return reading.IsTable ? null : reading.Problem;
        }
    }
}
