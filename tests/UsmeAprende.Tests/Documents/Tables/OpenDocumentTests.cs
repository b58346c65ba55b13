using UsmeAprende.Documents.Tables;

namespace UsmeAprende.Tests.Documents.Tables;

/// <summary>R37: spreadsheets of LibreOffice, and which of several sheets is read.</summary>
public sealed class OpenDocumentTests
{
    private static readonly string[] Headings = ["documento", "nombres"];

    [Fact]
    public void Book_OfLibreOffice_IsReadWithoutWhatItHidesAndCountsIt()
    {
        var table = Read(
            OfficeBook.Ods(
                new BookSheet("Vieja", Headings, ["1", "Nadie"]) { IsHidden = true },
                new BookSheet("Lista", Headings, ["52900001", "Ana"], ["52900002", "Oculta"], ["52900003", "Luz"]) { Hidden = [3] }
            )
        ).Table!;

        Assert.Equal(["Ana", "Luz"], table.Rows.Select(r => r.Values[1]));
        Assert.Equal([2, 4], table.Rows.Select(r => r.Line));
        Assert.Contains(table.Notices, n => n.Contains("1 fila oculta", StringComparison.Ordinal));
    }

    [Fact]
    public void Values_OfEveryKind_AreReadAsTheyAreKept()
    {
        const string row =
            "<table:table-row><table:table-cell office:value-type=\"float\" office:value=\"52900001\">"
            + "<text:p>5,29E+07</text:p></table:table-cell>"
            + "<table:table-cell office:value-type=\"date\" office:date-value=\"2012-03-15\"><text:p>15/03/12</text:p></table:table-cell>"
            + "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>nota</text:p></office:annotation>"
            + "<text:p>Ana <text:span>María</text:span><text:s/>Ruiz</text:p></table:table-cell></table:table-row>";
        var head =
            "<table:table-row>"
            + string.Concat(new[] { "documento", "nacimiento", "nombres" }.Select(OfficeBook.Cell))
            + "</table:table-row>";

        var table = Read(OfficeBook.OdsOf($"<table:table table:name=\"A\">{head}{row}</table:table>")).Table!;

        Assert.Equal(["52900001", "2012-03-15", "Ana María Ruiz"], table.Rows[0].Values);
    }

    [Fact]
    public void Cells_MergedOverRows_AreGivenToEach()
    {
        var rows =
            "<table:table-row>"
            + string.Concat(new[] { "vereda", "nombres" }.Select(OfficeBook.Cell))
            + "</table:table-row>"
            + "<table:table-row><table:table-cell table:number-rows-spanned=\"2\" office:value-type=\"string\"><text:p>Chisacá</text:p>"
            + $"</table:table-cell>{OfficeBook.Cell("Ana")}</table:table-row>"
            + $"<table:table-row><table:covered-table-cell/>{OfficeBook.Cell("Luz")}</table:table-row>";

        var table = Read(OfficeBook.OdsOf($"<table:table table:name=\"A\">{rows}</table:table>")).Table!;

        Assert.Equal(["Chisacá", "Chisacá"], table.Rows.Select(r => r.Values[0]));
    }

    // A few bytes may stand for a million rows of a thousand cells.
    [Theory]
    [InlineData("<table:table-row table:number-rows-repeated=\"1048576\">", "", "más de 50.000 filas")]
    [InlineData("<table:table-row>", " table:number-columns-repeated=\"16384\"", "más de 200 columnas")]
    [InlineData("<table:table-row table:number-rows-repeated=\"999999999999\">", " table:number-columns-repeated=\"-5\"", null)]
    public void Rows_RepeatedAMillionTimes_AreRefusedAndNotMade(string row, string repeated, string? says)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        var reading = Read(
            OfficeBook.OdsOf(
                $"<table:table table:name=\"A\">{row}<table:table-cell{repeated} office:value-type=\"string\"><text:p>Ana</text:p>"
                    + "</table:table-cell></table:table-row></table:table>"
            )
        );

        if (says is not null)
            Assert.Contains(says, reading.Problem, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 30_000_000);
    }

    [Fact]
    public void Sheets_Several_AreReadWhereTheHeadingsAre()
    {
        var instructions = new BookSheet("Instrucciones", ["Llene la otra hoja"]);
        var list = new BookSheet("Asistentes", ["Alcaldía"], Headings, ["52900001", "Ana"]);
        var other = new BookSheet("Martes", Headings, ["52900002", "Luz"]);

        foreach (var file in new[] { OfficeBook.Xlsx(instructions, list, other), OfficeBook.Ods(instructions, list, other) })
        {
            var table = Read(file).Table!;

            Assert.Equal(["Ana"], table.Rows.Select(r => r.Values[1]));
            Assert.Contains(table.Notices, n => n.Contains("«Martes» también parece una lista", StringComparison.Ordinal));
        }
    }

    private static TableReadResult Read(byte[] file) => TableFile.Read(new MemoryStream(file), "lista.ods", new TestHeadings("nombres"));
}
