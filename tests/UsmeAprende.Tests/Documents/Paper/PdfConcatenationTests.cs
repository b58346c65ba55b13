using UsmeAprende.Documents.Paper;

namespace UsmeAprende.Tests.Documents.Paper;

public sealed class PdfConcatenationTests
{
    private static readonly DateTime Morning = new(2035, 8, 6, 15, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Documents_Joined_AreOneInTheirOrder()
    {
        var pdf = await JoinAsync(Sheet("Primera (1 0 R)", true), Sheet("Segunda", false), Sheet("Tercera", true));

        var text = PdfTools.Text(pdf);
        Assert.Matches(@"(?s)Primera \(1 0 R\).*Segunda.*Tercera", text);
        Assert.Matches(@"Pages:\s+3\b", PdfTools.Info(pdf));
        Assert.Contains("Entrega de la vereda El Uval", PdfTools.Info(pdf), StringComparison.Ordinal);
        PdfTools.AssertClean(pdf);
    }

    [Fact]
    public async Task Documents_JoinedBefore_CanBeJoinedAgain()
    {
        var pdf = await JoinAsync(await JoinAsync(Sheet("Ana", true), Sheet("Eva", true)), Sheet("Luz", true));

        Assert.Matches("(?s)Ana.*Eva.*Luz", PdfTools.Text(pdf));
        Assert.Matches(@"Pages:\s+3\b", PdfTools.Info(pdf));
        PdfTools.AssertClean(pdf);
    }

    [Theory]
    [InlineData("")]
    [InlineData("%PDF-1.7\n% nothing\n%%EOF\n")]
    [InlineData("hello")]
    public void File_ThatIsNoPdf_IsNotPrepared(string file) =>
        Assert.Null(PdfConcatenation.Prepare(System.Text.Encoding.ASCII.GetBytes(file)));

    private static async Task<byte[]> JoinAsync(params byte[][] documents)
    {
        using var stream = new MemoryStream();
        var joined = new PdfConcatenation(stream);
        foreach (var document in documents)
            await joined.AddAsync(PdfConcatenation.Prepare(document)!, TestContext.Current.CancellationToken);
        await joined.CompleteAsync("Entrega de la vereda El Uval", TestContext.Current.CancellationToken);
        return stream.ToArray();
    }

    private static byte[] Sheet(string text, bool isLandscape) =>
        PdfWriter.WriteSheet(
            new PaperDocumentSettings
            {
                Title = text,
                Author = "Alcaldía",
                MadeAt = Morning,
                IsLandscape = isLandscape,
                Attachments = [new PdfAttachment("nota.txt", "text/plain", "nota"u8.ToArray(), "Nota", PdfAttachmentRelation.Data)],
            },
            paper => paper.Text(paper.All.Inset(40), text, new PaperTextStyle(20))
        );
}
