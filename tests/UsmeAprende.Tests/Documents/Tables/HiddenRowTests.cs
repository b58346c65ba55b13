using UsmeAprende.Documents.Tables;
using static UsmeAprende.Testing.SampleWorkbook;

namespace UsmeAprende.Tests.Documents.Tables;

/// <summary>R37: what a sheet does not show is left out and counted; what it shows for several rows is each one's.</summary>
public sealed class HiddenRowTests
{
    private static readonly string Headings = Row(1, "", "nombres", "vereda");

    [Theory]
    [InlineData("hidden=\"1\"")]
    [InlineData("hidden=\"true\"")]
    [InlineData("ht=\"0\" customHeight=\"1\"")]
    public void Row_ThatIsHidden_IsLeftOutAndCounted(string how)
    {
        var table = Read(
            new SampleWorkbook(
                Headings
                    + Row(2, "", "Ana", "Olarte")
                    + Row(3, how, "Luz", "Usme")
                    + Row(4, how, "Eva", "Usme")
                    + Row(5, how)
                    + Row(6, "", "Sol", "Usme")
            )
        );

        Assert.Equal([(2, "Ana"), (6, "Sol")], table.Rows.Select(r => (r.Line, r.Values[0])));
        Assert.Contains("Hay 2 filas ocultas", table.Notices[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Sheet_WithoutSecrets_TellsNothing()
    {
        var book = new SampleWorkbook(Headings + Row(2, "", "Ana", "Olarte"));
        book["xl/workbook.xml"] = Workbook("<sheet name=\"Lista\" sheetId=\"1\" r:id=\"r1\"/>");

        Assert.Empty(Read(book).Notices);
    }

    [Fact]
    public void Sheets_ThatAreNotRead_AreCounted()
    {
        var book = new SampleWorkbook(Headings + Row(2, "", "Ana", "Olarte"));
        book["xl/workbook.xml"] = Workbook(
            """<sheet name="A" sheetId="3" state="veryHidden" r:id="r1"/><sheet name="B" sheetId="4" state="hidden" r:id="r1"/>"""
                + """<sheet name="C" sheetId="1" r:id="r1"/><sheet name="D" sheetId="2" r:id="r1"/>"""
        );

        Assert.Equal("El libro tiene más hojas, 2 de ellas ocultas: solo se leyó «C».", Assert.Single(Read(book).Notices));
    }

    [Fact]
    public void Book_WithoutASheetInSight_SaysSo()
    {
        var book = new SampleWorkbook(Headings);
        book["xl/workbook.xml"] = Workbook("<sheet name=\"A\" sheetId=\"3\" state=\"hidden\" r:id=\"r1\"/>");

        Assert.Contains(
            "ninguna hoja a la vista",
            TableFile.Read(new MemoryStream(book.ToBytes()), "lista.xlsx").Problem,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Cells_MergedOverRows_GiveTheirValueToEachThatHoldsSomething()
    {
        var rows = Headings + Row(2, "", "Ana", "Olarte") + Row(3, "", "Luz") + Row(4, "", "Eva", "Usme") + Row(7, "", "Sol");

        var table = Read(
            new SampleWorkbook(
                rows,
                "<mergeCells count=\"3\"><mergeCell ref=\"B2:B6\"/><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"C2:D2\"/></mergeCells>"
            )
        );

        Assert.Equal(
            [("Ana", "Olarte"), ("Luz", "Olarte"), ("Eva", "Usme"), ("Sol", "")],
            table.Rows.Select(r => (r.Values[0], r.Values[1]))
        );
        Assert.Contains(table.Notices, n => n.StartsWith("Hay celdas combinadas", StringComparison.Ordinal));
    }

    private static string Row(int line, string how, params string[] values) =>
        $"<row r=\"{line}\" {how}>{string.Concat(values.Select((value, at) => Cell($"{(char)('A' + at)}{line}", value)))}</row>";

    private static TableFile Read(SampleWorkbook book)
    {
        var reading = TableFile.Read(new MemoryStream(book.ToBytes()), "lista.xlsx");
        Assert.True(reading.IsTable, reading.Problem);
        return reading.Table;
    }
}
