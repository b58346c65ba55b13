using System.Text;
using UsmeAprende.Documents.Paper;

namespace UsmeAprende.Tests.Documents.Paper;

public sealed class PdfAttachmentReaderTests
{
    private static readonly PdfAttachment Credential = new(
        "credencial.jwt",
        "application/vc+jwt",
        Encoding.UTF8.GetBytes("eyJ.ñ.firma"),
        "Credencial firmada del curso",
        PdfAttachmentRelation.Data
    );

    [Fact]
    public void Attachment_OfADocument_IsFoundByAnyReader()
    {
        var pdf = PaperSamples.Certificate("Óscar Peña", Credential);

        Assert.Equal("eyJ.ñ.firma", PdfTools.Attachment(pdf, 1));
        var objects = PdfTools.Objects(pdf);
        Assert.Contains("/AFRelationship /Data", objects, StringComparison.Ordinal);
        Assert.Contains("/Subtype /application#2fvc+jwt", objects, StringComparison.Ordinal);
        PdfTools.AssertClean(pdf);
    }

    [Fact]
    public void Attachments_OfADocument_ComeBackAsTheyWere()
    {
        var pdf = PaperSamples.Certificate("Óscar Peña", Credential, Credential with { Name = "otra.jwt", Bytes = new byte[] { 1, 2, 3 } });

        var files = PdfAttachmentReader.ReadAll(pdf);

        Assert.Equal(2, files.Count);
        Assert.Equal(Credential.Bytes.ToArray(), files[0]);
        Assert.Equal([1, 2, 3], files[1]);
    }

    [Fact]
    public void Attachments_OfWhatIsNoPdf_AreNone()
    {
        var pdf = PaperSamples.Certificate("Óscar Peña", Credential);

        Assert.Empty(PdfAttachmentReader.ReadAll([]));
        Assert.Empty(PdfAttachmentReader.ReadAll(Encoding.ASCII.GetBytes("%PDF-1.7\nnada")));
        Assert.Empty(PdfAttachmentReader.ReadAll(PaperSamples.Certificate("Óscar Peña")));
        Assert.Empty(PdfAttachmentReader.ReadAll(new byte[600 * 1024]));
        // Cut anywhere: an answer, never a failure.
        for (var length = 0; length < pdf.Length; length += 997)
            PdfAttachmentReader.ReadAll(pdf[..length]);
    }

    // A reader that builds a tree of such a file dies of it, and the site with it.
    [Fact]
    public void Attachments_OfAFileThatNestsWithoutEnd_AreNone()
    {
        var deep =
            "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Names 2 0 R>>\nendobj\n2 0 "
            + $"obj\n{new string('[', 200_000)}{new string(']', 200_000)}\nendobj\ntrailer\n<</Size 3/Root 1 0 R>>\nstartxref\n0\n%%EOF\n";

        Assert.Empty(PdfAttachmentReader.ReadAll(Encoding.ASCII.GetBytes(deep)));
        Assert.Empty(
            PdfAttachmentReader.ReadAll(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("/EmbeddedFile stream\n", 20_000))))
        );
    }

    [Theory]
    [InlineData("--qdf")]
    [InlineData("--object-streams=generate")]
    [InlineData("--linearize")]
    public void Attachment_OfAFileSavedAgain_IsTheSame(string how) =>
        Assert.Equal(
            "eyJ.ñ.firma",
            Encoding
                .UTF8.GetString(
                    PdfAttachmentReader.ReadAll(PdfTools.Resaved(PaperSamples.Certificate("Óscar Peña", Credential), how)).Single()
                )
                .Trim()
        );

    [Fact]
    public void Attachment_ThatUnpacksToTooMuch_IsLeft()
    {
        var pdf = PaperSamples.Certificate("Óscar Peña", Credential with { Bytes = new byte[10_000_000] });

        Assert.Empty(PdfAttachmentReader.ReadAll(pdf));
    }
}
