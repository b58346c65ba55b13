using System.Text.RegularExpressions;
using UsmeAprende.Documents.Paper;

namespace UsmeAprende.Tests.Documents.Paper;

public sealed partial class PdfWriterTests
{
    [Theory]
    [InlineData("María José de la Concepción Ñañez Güiza")]
    [InlineData("Óscar Andrés Peña-Rodríguez")]
    [InlineData("Élber Ñusta Ángel Quisquinay Ümaña")]
    [InlineData("Wilmer José Colmenárez")]
    [InlineData("D’Artagnan O'Neil Çağlar Šćepanović Łukasz")]
    public void Name_WithAnyAccent_IsCopiedExactly(string name)
    {
        var pdf = PaperSamples.Certificate(name);

        Assert.Contains(name, PdfTools.Text(pdf), StringComparison.Ordinal);
        PdfTools.AssertClean(pdf);
    }

    [Fact]
    public void Name_OfLettersWithSeparateMarks_IsDrawnAndCopiedComposed()
    {
        var pdf = PaperSamples.Certificate("Nan\u0303ez Gu\u0308iza A\u0301ngel");

        Assert.Contains("Nañez Güiza Ángel", PdfTools.Text(pdf), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ana Lucía del Pilar Esperanza de las Mercedes Fernández de Soto y Pérez-Valderrama")]
    [InlineData(
        "Ana Lucía del Pilar Esperanza de las Mercedes Fernández de Soto y Pérez-Valderrama Quisquinay "
            + "Ümaña de los Ríos Buitrago Chisica Tibaduiza Colmenárez"
    )]
    [InlineData("Unnombrequenadiepuedepartirporqueestáescritosinespaciosdeprincipioafinyesmuymuymuylargodeverdadmuylargo")]
    public void Name_VeryLong_StaysOnTheSheetWhole(string name)
    {
        var pdf = PaperSamples.Certificate(name);

        Assert.Contains(Unspaced(name), Unspaced(PdfTools.Text(pdf)), StringComparison.Ordinal);
        Assert.Contains("Pages:           1", PdfTools.Info(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public void Certificate_Anyhow_SaysItsPartsInReadingOrder()
    {
        var pdf = PaperSamples.Certificate("Óscar Peña");

        var told = Spaces().Replace(PdfTools.Structure(pdf), " ");
        Assert.Matches(
            "Document H1 .*Constancia de asistencia.* H2 .*Óscar Peña.* P .*participó.* L .*LI .*Lbl .*•.* "
                + "LBody .*Buscar.* LI .*Proteger.* Figure",
            told
        );
        var objects = PdfTools.Objects(pdf);
        Assert.Contains("/Lang (es-CO)", objects, StringComparison.Ordinal);
        Assert.Contains("/DisplayDocTitle true", objects, StringComparison.Ordinal);
        Assert.Contains("/Marked true", objects, StringComparison.Ordinal);
        Assert.Contains("/Alt (", objects, StringComparison.Ordinal);
        Assert.Contains("Constancia de María José Ñañez", PdfTools.Info(pdf), StringComparison.Ordinal);
        Assert.Contains("792 x 612 pts (letter)", PdfTools.Info(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public void Certificate_Anyhow_CarriesItsLettersAndStaysSmall()
    {
        var pdf = PaperSamples.Certificate("Óscar Peña");

        var fonts = PdfTools.Fonts(pdf).Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];
        // Embedded, subset, and mapped to Unicode.
        Assert.All(fonts, font => Assert.Matches(@" yes yes yes +\d+ +0$", font));
        Assert.InRange(pdf.Length, 1, 120_000);
    }

    [Fact]
    public void Certificate_MadeAgain_IsTheSameBytes() =>
        Assert.Equal(PaperSamples.Certificate("Óscar Peña"), PaperSamples.Certificate("Óscar Peña"));

    [Fact]
    public void Certificate_OfAnother_IsAnotherDocument() =>
        Assert.NotEqual(Id(PaperSamples.Certificate("Óscar Peña")), Id(PaperSamples.Certificate("Óscar Paña")));

    [Fact]
    public void List_OverSeveralSheets_RepeatsItsHeadingsAndCountsItsPages()
    {
        var pdf = PaperSamples.List(60);

        var pages = PdfTools.Text(pdf).Split('\f', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, pages.Length);
        Assert.All(pages, page => Assert.Contains("Nombres y apellidos", page, StringComparison.Ordinal));
        for (var page = 0; page < pages.Length; page++)
        {
            Assert.Contains($"Formato GD-01, Página {page + 1} de 3", pages[page], StringComparison.Ordinal);
            Assert.Contains($"Página {page + 1} de 3", pages[page].TrimEnd()[^20..], StringComparison.Ordinal);
        }

        for (var person = 1; person <= 60; person++)
            Assert.Matches($@"(?m)^\s*{person}\s+Persona Número {person}\s*$", string.Concat(pages));
        PdfTools.AssertClean(pdf);
    }

    [Fact]
    public void List_WhenListenedTo_SaysItsHeadingsOnceAndNoPageNumbers()
    {
        var told = PdfTools.Structure(PaperSamples.List(60));

        Assert.Equal(1, Regex.Count(told, "Nombres y apellidos"));
        Assert.Equal(3, Regex.Count(told, @"(?m)^ +TH:\n +/Scope /Column$"));
        Assert.Equal(61, Regex.Count(told, @"(?m)^ +TR$"));
        Assert.Equal(180, Regex.Count(told, @"(?m)^ +TD$"));
        Assert.DoesNotContain("Página", told, StringComparison.Ordinal);
        Assert.EndsWith("\"Fin de la lista.\"", told.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void Paragraph_OverTheSheetsEnd_GoesOnAsOne()
    {
        var words = string.Join(' ', Enumerable.Range(1, 1500).Select(i => $"palabra{i}"));

        var pdf = PdfWriter.WriteFlow(PaperSamples.Setting, new PaperFlowSettings(), flow => flow.Paragraph(words, PaperSamples.Plain));

        var told = PdfTools.Structure(pdf);
        Assert.Equal(1, Regex.Count(told, @"\bP \("));
        Assert.Contains(words, Spaces().Replace(told.Replace('"', ' '), " "), StringComparison.Ordinal);
        Assert.True(PdfTools.Text(pdf).Count(c => c == '\f') > 1);
        PdfTools.AssertClean(pdf);
    }

    [Fact]
    public void Cards_MoreThanASheetHolds_AreEightToASheet()
    {
        var pdf = PdfWriter.WriteCards(
            PaperSamples.Setting,
            Enumerable.Range(1, 11).ToList(),
            (sheet, box, card) =>
            {
                sheet.Text(box.Inset(12), $"Carné {card}", PaperSamples.Plain, PaperTextRole.Heading2);
                sheet.Qr(box.Inset(12).Below(40), $"https://aprende.example/#{card}", $"Código del carné {card}");
            }
        );

        var pages = PdfTools.Text(pdf).Split('\f', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal([8, 3], pages.Select(p => Regex.Count(p, "Carné")));
        Assert.Equal(11, Regex.Count(PdfTools.Structure(pdf), @"\bSect"));
        PdfTools.AssertClean(pdf);
    }

    private static string Id(byte[] pdf) =>
        Regex.Match(System.Text.Encoding.Latin1.GetString(pdf), @"/ID\[<([0-9A-Fa-f]+)>").Groups[1].Value;

    private static string Unspaced(string text) => Spaces().Replace(text, "");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
