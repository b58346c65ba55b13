using System.IO.Compression;
using System.Text;
using UsmeAprende.Documents.Paper;

namespace UsmeAprende.Tests.Documents.Paper;

public sealed class PdfUploadCheckTests
{
    [Fact]
    public void Pdf_OfOurOwn_MayBeKept() => Assert.Null(PdfUploadCheck.FindProblem(PaperSamples.List(40)));

    [Theory]
    [InlineData("/OpenAction << /S /JavaScript /JS (app.alert) >>", "instrucciones")]
    [InlineData("/OpenAction << /S /Java#53cript /JS (app.alert) >>", "instrucciones")]
    [InlineData("/A << /S /Launch /F (cmd.exe) >>", "instrucciones")]
    [InlineData("/Encrypt 5 0 R", "contraseña")]
    public void Pdf_WithWhatNoScanHas_IsRefused(string inside, string reason) =>
        Assert.Contains(
            reason,
            PdfUploadCheck.FindProblem(Encoding.ASCII.GetBytes($"%PDF-1.7\n1 0 obj << {inside} >> endobj\n%%EOF\n")),
            StringComparison.Ordinal
        );

    [Fact]
    public void Pdf_WithInstructionsInAPackedObject_IsRefused()
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write("7 0 << /S /JavaScript /JS (app.alert) >>"u8);
        byte[] pdf =
        [
            .. "%PDF-1.7\n1 0 obj << /Type /ObjStm /Filter /FlateDecode >>\nstream\n"u8,
            .. packed.ToArray(),
            .. "\nendstream endobj\n%%EOF\n"u8,
        ];

        Assert.Contains("instrucciones", PdfUploadCheck.FindProblem(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public void Pdf_WhosePackedObjectsUnpackToTooMuch_CostsLittle()
    {
        var bomb = new MemoryStream();
        using (var zlib = new ZLibStream(bomb, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(new byte[8_000_000]);
        byte[] packed = [.. "1 0 obj << /Type /ObjStm /Filter /FlateDecode >>\nstream\n"u8, .. bomb.ToArray(), .. "\nendstream endobj\n"u8];
        byte[] pdf = [.. "%PDF-1.7\n"u8, .. Enumerable.Repeat(packed, 60).SelectMany(p => p), .. "%%EOF\n"u8];

        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Contains("no se puede revisar", PdfUploadCheck.FindProblem(pdf), StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
    }

    // Each is unpacked by a viewer, and not here.
    [Theory]
    [InlineData("/Filter [/ASCII85Decode /FlateDecode]")]
    [InlineData("/Filter /ASCII85Decode")]
    [InlineData("/Filter [/FlateDecode /FlateDecode]")]
    [InlineData("/Filter /FlateDecode /DecodeParms << /Predictor 12 >>")]
    [InlineData("/Filter 9 0 R")]
    [InlineData("/Filter /Fl")]
    [InlineData("/Filter /#46lateDecode")]
    public void Pdf_PackedInAWayThatNobodyLooksThrough_IsRefused(string how)
    {
        byte[] pdf =
        [
            .. Encoding.ASCII.GetBytes($"%PDF-1.7\n1 0 obj << /Type /Obj#53tm {how} >>\nstream\nGhVa8Y;1\nendstream endobj\n%%EOF\n"),
        ];

        Assert.Contains("no se puede revisar", PdfUploadCheck.FindProblem(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public void Pdf_WithItsPackingFarFromItsKind_IsRefused()
    {
        var far = new string(' ', 2_000);

        Assert.Contains(
            "no se puede revisar",
            PdfUploadCheck.FindProblem(
                Encoding.ASCII.GetBytes(
                    $"%PDF-1.7\n1 0 obj << /Type /ObjStm {far} /Filter /FlateDecode >>\nstream\nx\nendstream endobj\n%%EOF\n"
                )
            ),
            StringComparison.Ordinal
        );
    }

    // As another programme saves ours: packed objects, or the same ones in the open.
    [Theory]
    [InlineData("--object-streams=generate")]
    [InlineData("--object-streams=generate", "--compress-streams=n")]
    [InlineData("--object-streams=disable")]
    [InlineData("--linearize")]
    public void Pdf_SavedAgainByAnotherProgramme_MayBeKept(params string[] how) =>
        Assert.Null(PdfUploadCheck.FindProblem(PdfTools.Resaved(PaperSamples.List(40), how)));

    // A list of what is looked for was kept: eight megabytes of names took nine hundred.
    [Fact]
    public void Pdf_OfNothingButNames_CostsNoMemory()
    {
        var pdf = Encoding.ASCII.GetBytes($"%PDF-1.7\n{string.Concat(Enumerable.Repeat("/abcdef ", 500_000))}\n%%EOF\n");

        var before = GC.GetAllocatedBytesForCurrentThread();
        var problem = PdfUploadCheck.FindProblem(pdf);

        Assert.Null(problem);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Fact]
    public void File_ThatIsNoWholePdf_IsRefused()
    {
        var pdf = PaperSamples.List(3);

        Assert.Contains("no está completo", PdfUploadCheck.FindProblem(pdf[..^60]), StringComparison.Ordinal);
        Assert.Contains("no es un PDF", PdfUploadCheck.FindProblem([1, .. pdf]), StringComparison.Ordinal);
        Assert.Contains("no es un PDF", PdfUploadCheck.FindProblem([]), StringComparison.Ordinal);
    }
}
