using System.Text;
using UsmeAprende.Documents.Paper;

namespace UsmeAprende.Tests.Documents.Paper;

public sealed class CarriedFilesTests
{
    private static readonly PaperAttachment Credential =
        new("credencial.jwt", "application/vc+jwt", Encoding.UTF8.GetBytes("eyJ.ñ.firma"), "Credencial firmada del curso", AttachmentRelation.Data);

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

        var files = CarriedFiles.In(pdf);

        Assert.Equal(["credencial.jwt", "otra.jwt"], files.Select(f => f.Name));
        Assert.Equal(Credential.Bytes.ToArray(), files[0].Bytes);
    }

    [Fact]
    public void Attachments_OfWhatIsNoPdf_AreNone()
    {
        var pdf = PaperSamples.Certificate("Óscar Peña", Credential);

        Assert.Empty(CarriedFiles.In([]));
        Assert.Empty(CarriedFiles.In(Encoding.ASCII.GetBytes("%PDF-1.7\nnada")));
        Assert.Empty(CarriedFiles.In(PaperSamples.Certificate("Óscar Peña")));
        Assert.Empty(CarriedFiles.In(new byte[600 * 1024]));
        // Cut anywhere: an answer, never a failure.
        for (var length = 0; length < pdf.Length; length += 997)
            CarriedFiles.In(pdf[..length]);
    }

    [Fact]
    public void Attachment_ThatUnpacksToTooMuch_IsLeft()
    {
        var pdf = PaperSamples.Certificate("Óscar Peña", Credential with { Bytes = new byte[10_000_000] });

        Assert.Empty(CarriedFiles.In(pdf));
    }
}
