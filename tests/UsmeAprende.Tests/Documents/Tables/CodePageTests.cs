using System.Text;
using UsmeAprende.Documents.Tables;

namespace UsmeAprende.Tests.Documents.Tables;

/// <summary>
/// R37: a file that was written with other letters is understood, or refused once, and never makes people called «Germ n».
/// </summary>
public sealed class CodePageTests
{
    private const string People =
        "tipo;documento;nombres;apellidos\r\nCC;52700001;Germán;Hernández "
        + "Beltrán\r\nCC;52700002;José;García\r\nCC;52700003;Jesús;Muñoz\r\nCC;52700004;Ángela;Peña\r\nCC;52700006;Álvaro;"
        + "Núñez\r\nCC;52700007;ÓSCAR ÍÑIGO;CHÁVES D’ACOSTA\r\n";

    [Theory]
    [InlineData(1252)]
    [InlineData(850)]
    [InlineData(10000)]
    public void Csv_OfACodePageInUseHere_KeepsItsAccents(int page)
    {
        // DOS has no such apostrophe.
        var people = page == 850 ? People.Replace('’', '\'') : People;

        var table = Read(Page(page).GetBytes(people)).Table!;

        Assert.Equal(["Germán", "José", "Jesús", "Ángela", "Álvaro", "ÓSCAR ÍÑIGO"], table.Rows.Select(r => r.Values[2]));
    }

    [Theory]
    [InlineData("nombres\nMARíA LóPEZ\n", 1252)]
    [InlineData("nombres\nJosé\n", 1252)]
    [InlineData("nombres\nJosé\n", 850)]
    [InlineData("nombres\nJosé\n", 437)]
    [InlineData("nombres\nÚRSULA\n", 850)]
    [InlineData("nombres\nPérez\n", 1252)]
    [InlineData("N° de documento,nombres\n1,Ana\n", 1252)]
    [InlineData("año,nombres\n1975,«Ana» Núñez\n", 1252)]
    public void Csv_WithFewAccents_IsUnderstoodByThem(string text, int page)
    {
        var table = Read(Page(page).GetBytes(text)).Table!;

        Assert.Equal(text.Trim().Split('\n')[1].Split(',')[^1], table.Rows[0].Values[^1]);
    }

    public static TheoryData<byte[]> Undecidable =>
        [
            // A hard space of Windows, or an á of DOS.
            (byte[])[.. "nombres\nRosa"u8, 0xA0, .. "elena Nu"u8, 0xF1, .. "ez\n"u8],
            // Cut in the middle of a letter: neither UTF-8 nor anything else.
            (byte[])[.. Encoding.UTF8.GetBytes("nombres\nNúñez Gutiérrez\nPe"), 0xC3],
            // Two lists joined, each with letters of its own.
            (byte[])[.. "nombres\nNu"u8, 0xF1, .. "ez\nMu"u8, 0xA4, .. "oz\n"u8],
        ];

    [Theory]
    [MemberData(nameof(Undecidable))]
    public void Csv_ThatCannotBeUnderstood_IsRefusedOnceForTheFile(byte[] bytes) =>
        Assert.Contains("«CSV UTF-8»", Read(bytes).Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData("nombres\nGarcÃ­a\n")]
    [InlineData("nombres\nJOSÃ‰\n")]
    [InlineData("nombres\nMu¤oz\n")]
    [InlineData("nombres\nMu\uFFFDoz\n")]
    [InlineData("nombres,tel\u00C2\u00A0\nAna,1\n")]
    public void Letters_DamagedBefore_AreNoticedForTheFile(string text) =>
        Assert.Contains("llegaron dañadas", Read(Encoding.UTF8.GetBytes(text)).Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData("nombres\nSÃO JOÃO\n")]
    [InlineData("nombres\nAna\u00A0María\n")]
    [InlineData("nombres\nUlcué Ñuscué Ẽwẽsx\n")]
    [InlineData("nombres\nD’Angelo y Peña, 1° «tarde» 50€\n")]
    public void Letters_OfAnyLanguage_AreNoDamage(string text) => Assert.True(Read(Encoding.UTF8.GetBytes(text)).IsTable);

    [Theory]
    [InlineData("<html><table><tr><td>nombres</td></tr></table></html>")]
    [InlineData("\uFEFF\r\n<?xml version=\"1.0\"?><Workbook/>")]
    public void Page_UnderTheNameOfAWorkbook_IsNoTable(string text) =>
        Assert.Contains("no es una tabla", Read(Encoding.UTF8.GetBytes(text)).Problem, StringComparison.Ordinal);

    [Fact]
    public void Csv_InUnicodeOfEitherOrder_KeepsItsAccents()
    {
        var bytes = Encoding.BigEndianUnicode.GetBytes(People);

        Assert.Equal("Germán", Read([.. Encoding.BigEndianUnicode.Preamble, .. bytes]).Table!.Rows[0].Values[2]);
    }

    // Normalised as they are, a hundred such headings kept a core busy for a minute.
    [Fact]
    public void Headings_OfThousandsOfMarks_AreCutBeforeTheyAreCompared()
    {
        var marks = new string('\u0301', 32_000);
        var text = string.Join(',', Enumerable.Range(0, 100).Select(column => $"a{column}{marks}"));

        var before = GC.GetAllocatedBytesForCurrentThread();
        var reading = Read(Encoding.UTF8.GetBytes($"{text}\n"));
        var twice = Read(Encoding.UTF8.GetBytes($"a{marks},a{marks}\n"));

        Assert.All(reading.Table!.Columns, c => Assert.InRange(c.Name.Length, 0, 100));
        Assert.InRange(twice.Problem!.Length, 0, 300);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000_000);
    }

    [Theory]
    [InlineData("nom\uFFFEbres,lugar\nAna,Usme\n")]
    [InlineData("nom\uFDD0bres,lugar\nA\uFFFEna,Usme\n")]
    [InlineData("°,#\nAna,Usme\n")]
    public void Headings_ThatCannotBeNormalised_AreRead(string text) => Assert.Single(Read(Encoding.UTF8.GetBytes(text)).Table!.Rows);

    [Fact]
    public void Cells_WithoutMeasure_AreRefused()
    {
        var bytes = Encoding.ASCII.GetBytes("a\n" + string.Concat(Enumerable.Repeat(new string(',', 199) + "x\n", 49_000)));
        var dense = Encoding.ASCII.GetBytes(
            string.Join(',', Enumerable.Range(0, 100).Select(c => $"c{c}"))
                + "\n"
                + string.Concat(Enumerable.Repeat(string.Join(',', Enumerable.Repeat("x", 100)) + "\n", 49_000))
        );

        Assert.Contains("demasiado grande", Read(dense).Problem, StringComparison.Ordinal);
        Assert.NotNull(Read(bytes));
    }

    private static Encoding Page(int page) => CodePagesEncodingProvider.Instance.GetEncoding(page)!;

    private static TableReadResult Read(byte[] bytes) => TableFile.Read(new MemoryStream(bytes), "lista.csv");
}
