using System.IO.Compression;
using System.Text;
using UsmeAprende.Documents.Paper;

namespace UsmeAprende.Tests.Documents.Paper;

public sealed class ReceivedPdfTests
{
    [Fact]
    public void Pdf_OfOurOwn_MayBeKept() => Assert.Null(ReceivedPdf.ProblemIn(PaperSamples.List(40)));

    [Theory]
    [InlineData("/OpenAction << /S /JavaScript /JS (app.alert) >>", "instrucciones")]
    [InlineData("/OpenAction << /S /Java#53cript /JS (app.alert) >>", "instrucciones")]
    [InlineData("/A << /S /Launch /F (cmd.exe) >>", "instrucciones")]
    [InlineData("/Encrypt 5 0 R", "contraseña")]
    public void Pdf_WithWhatNoScanHas_IsRefused(string inside, string reason) =>
        Assert.Contains(reason, ReceivedPdf.ProblemIn(Encoding.ASCII.GetBytes($"%PDF-1.7\n1 0 obj << {inside} >> endobj\n%%EOF\n")), StringComparison.Ordinal);

    [Fact]
    public void Pdf_WithInstructionsInAPackedObject_IsRefused()
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write("7 0 << /S /JavaScript /JS (app.alert) >>"u8);
        byte[] pdf = [.. "%PDF-1.7\n1 0 obj << /Type /ObjStm /Filter /FlateDecode >>\nstream\n"u8, .. packed.ToArray(), .. "\nendstream endobj\n%%EOF\n"u8];

        Assert.Contains("instrucciones", ReceivedPdf.ProblemIn(pdf), StringComparison.Ordinal);
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

        Assert.Null(ReceivedPdf.ProblemIn(pdf));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000_000);
    }

    [Fact]
    public void File_ThatIsNoWholePdf_IsRefused()
    {
        var pdf = PaperSamples.List(3);

        Assert.Contains("no está completo", ReceivedPdf.ProblemIn(pdf[..^60]), StringComparison.Ordinal);
        Assert.Contains("no es un PDF", ReceivedPdf.ProblemIn([1, .. pdf]), StringComparison.Ordinal);
        Assert.Contains("no es un PDF", ReceivedPdf.ProblemIn([]), StringComparison.Ordinal);
    }
}
