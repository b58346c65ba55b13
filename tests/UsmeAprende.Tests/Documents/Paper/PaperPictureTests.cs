using UsmeAprende.Documents.Paper;

namespace UsmeAprende.Tests.Documents.Paper;

public sealed class PaperPictureTests
{
    // A red dot of one pixel.
    private static readonly byte[] Png = Convert.FromBase64String(
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
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(30)]
    public void Picture_ThatIsNotWhole_IsNone(int length) => Assert.Null(PaperPicture.TryRead(Png[..length]));
}
