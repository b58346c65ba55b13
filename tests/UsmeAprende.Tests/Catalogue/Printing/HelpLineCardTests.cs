using UsmeAprende.Catalogue;
using UsmeAprende.Catalogue.Printing;
using UsmeAprende.Tests.Documents.Paper;

namespace UsmeAprende.Tests.Catalogue.Printing;

public sealed class HelpLineCardTests
{
    private static readonly DateTime MadeAt = new(2035, 8, 6, 14, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Card_OfTheCourses_HasEveryLineFourTimesOnOneSheet()
    {
        var lines = CatalogueReader.Read(SourceRepository.Courses).HelpLines;

        var pdf = HelpLineCard.CreatePdf(lines, "Alcaldía Local de Usme", MadeAt);

        var text = PdfTools.Text(pdf);
        Assert.Equal(1, text.Count(c => c == '\f'));
        Assert.NotEmpty(lines);
        Assert.All(
            lines.SelectMany(line => new[] { line.Name, line.Number, line.WhatsApp }).Where(words => words.Length > 0),
            words => Assert.Equal(5, text.Split(words).Length)
        );
        Assert.Equal(5, text.Split("Al día en agosto de 2035").Length);
        PdfTools.AssertClean(pdf);
    }
}
