using BitMiracle.LibJpeg;
using UsmeAprende.Documents.Paper;

namespace UsmeAprende.Tests.Documents.Paper;

public sealed class PaperPictureTests
{
    // A red dot of one pixel.
    internal static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
    );

    [Fact]
    public void Picture_OnASheet_HasItsWords()
    {
        var emblem = PaperPicture.TryRead(Png)!;

        var pdf = PdfWriter.WriteSheet(PaperSamples.Setting, sheet => sheet.Picture(sheet.All.Inset(200), emblem, "Emblema"));

        Assert.Equal((1, 1), (emblem.Width, emblem.Height));
        Assert.Contains("/Alt (Emblema)", PdfTools.Objects(pdf), StringComparison.Ordinal);
        PdfTools.AssertClean(pdf);
    }

    [Theory]
    [InlineData(Colorspace.CMYK, 4, true)]
    [InlineData(Colorspace.RGB, 3, false)]
    [InlineData(Colorspace.Grayscale, 1, false)]
    public void Picture_InAPrintersInks_IsRecognised(Colorspace colours, int components, bool isPrinters)
    {
        using var stream = new MemoryStream();
        var dot = Enumerable.Repeat((byte)90, components).ToArray();
        using (var jpeg = new JpegImage([new SampleRow(dot, 1, 8, (byte)components)], colours))
            jpeg.WriteJpeg(stream);

        Assert.Equal(isPrinters, PaperPicture.FindPrinterColours(stream.ToArray()));
        Assert.False(PaperPicture.TryRead(Png)!.HasPrinterColours);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(30)]
    public void Picture_ThatIsNotWhole_IsNone(int length) => Assert.Null(PaperPicture.TryRead(Png[..length]));
}
