using System.IO.Compression;
using UsmeAprende.Documents.Tables;

namespace UsmeAprende.Tests.Documents.Tables;

public sealed class SpreadsheetTests
{
    [Fact]
    public void Spreadsheet_Written_IsReadBackAsText()
    {
        var table = Read(
            Write(sheet =>
                sheet.WriteRow("Ñañez Güiza", 1033456789, 0.1m, new DateOnly(2026, 11, 24), new DateTime(2026, 11, 24, 14, 30, 0), "=1+1")
            )
        );

        Assert.Equal(["a", "b", "c", "d", "e", "f"], table.Columns.Select(c => c.Name));
        Assert.Equal(["Ñañez Güiza", "1033456789", "0.1", "2026-11-24", "2026-11-24 14:30", "=1+1"], table.Rows.Single().Values);
    }

    [Fact]
    public void Spreadsheet_Written_HasNoFormulaAndKeepsItsHeadingsInSight()
    {
        var xml = Sheet(Write(sheet => sheet.WriteRow("=HYPERLINK(\"x\")", "+1", "@a")));

        Assert.DoesNotContain("<x:f>", xml, StringComparison.Ordinal);
        Assert.Contains("inlineStr", xml, StringComparison.Ordinal);
        Assert.Contains("state=\"frozen\"", xml, StringComparison.Ordinal);
    }

    [Fact]
    public void Spreadsheet_WithAFormAbove_PutsItsHeadingsBelow()
    {
        var stream = new MemoryStream();
        using (var writer = new SpreadsheetWriter(stream))
        {
            writer.BeginSheet(
                "Asistencia",
                [new SpreadsheetColumn("Nombre", 40), new SpreadsheetColumn("Firma")],
                "Listado de asistencia",
                "Versión 1"
            );
            writer.WriteRow("Ana", "");
            writer.BeginSheet("Notas", [new SpreadsheetColumn("Nota")]);
        }

        var rows = SpreadsheetReader.Read(stream.ToArray(), new MemoryStream(stream.ToArray())).Lines;

        Assert.Equal([(1, "Listado de asistencia"), (2, "Versión 1"), (3, "Nombre"), (4, "Ana")], rows.Select(r => (r.Line, r.Values[0])));
    }

    [Fact]
    public void Spreadsheet_AsExcelSavesIt_IsReadByRowAndColumn()
    {
        var file = Book(
            """
            <row r="2"><c r="B2" t="s"><v>0</v></c><c r="D2" t="s"><v>1</v></c></row>
            <row r="5"><c r="B5"><v>3.001234501E9</v></c><c r="D5" s="1"><v>46350</v></c><c r="ZZ5"/></row>
            <row r="9"><c r="B9" t="str"><f>A1&amp;"x"</f><v>unido</v></c><c r="D9"><f>1+1</f><v>2</v></c></row>
            <row r="10"><c r="B10"><f>SUM(A1)</f></c><c r="D10" t="b"><v>1</v></c></row>
            """
        );

        var table = Read(file);

        Assert.Equal(["", "Teléfono", "", "Fecha"], table.Columns.Select(c => c.Name));
        Assert.Equal("columna B (Teléfono)", table.FindColumn("telefono")?.ToString());
        Assert.Equal(
            [(5, "3001234501", "2026-11-24"), (9, "unido", "2"), (10, "=SUM(A1)", "VERDADERO")],
            table.Rows.Select(r => (r.Line, r.Values[1], r.Values[3]))
        );
    }

    [Theory]
    [InlineData("<row r=\"1\"><c r=\"A1\"><v>1</v>")]
    [InlineData("<row r=\"1\"><c r=\"A1\" t=\"nada\"><v>1</v></c></row>")]
    [InlineData("<row r=\"uno\"><c r=\"A1\"><v>1</v></c></row>")]
    public void Spreadsheet_Damaged_SaysSoInASentence(string rows)
    {
        var reading = TableFile.Read(new MemoryStream(Book(rows)), "lista.xlsx");

        Assert.Contains("«lista.xlsx»: no es un libro de Excel", reading.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Spreadsheet_CutShort_SaysSoInASentence()
    {
        var whole = Write(sheet => sheet.WriteRow("Ana"));

        for (var length = 4; length < whole.Length; length += 97)
            Assert.False(TableFile.Read(new MemoryStream(whole[..length]), "lista.xlsx").IsTable);
    }

    [Fact]
    public void Spreadsheet_ThatUnpacksToTooMuch_IsRefusedBeforeItIsKept()
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = zip.CreateEntry("xl/worksheets/sheet1.xml").Open())
        {
            var zeros = new byte[1024 * 1024];
            for (var megabyte = 0; megabyte < 220; megabyte++)
                entry.Write(zeros);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var reading = TableFile.Read(new MemoryStream(stream.ToArray()), "bomba.xlsx");

        Assert.Contains("demasiado grande", reading.Problem, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
    }

    // Opened as it is, each ends the process: by its nesting, or by the memory that the tree of one row takes.
    [Fact]
    public void Spreadsheet_NestedOrStuffedWithoutMeasure_IsRefused()
    {
        const int many = 200_000;
        var deep = $"<row r=\"1\">{string.Concat(Enumerable.Repeat("<c>", many))}{string.Concat(Enumerable.Repeat("</c>", many))}</row>";
        var full = $"<row r=\"1\">{string.Concat(Enumerable.Repeat("<c/>", many))}</row>";

        foreach (var rows in new[] { deep, full })
            Assert.Contains(
                "demasiado grande",
                TableFile.Read(new MemoryStream(Book(rows)), "bomba.xlsx").Problem,
                StringComparison.Ordinal
            );
    }

    [Fact]
    public void Spreadsheet_OfFiftyThousandRows_IsWrittenAndReadWhole()
    {
        var file = Write(sheet =>
        {
            for (var row = 1; row <= TableFile.MostRows; row++)
                sheet.WriteRow("María José de la Concepción", row, "El Destino");
        });

        var table = Read(file);

        Assert.Equal(TableFile.MostRows, table.Rows.Count);
        Assert.Equal("50000", table.Rows[^1].Values[1]);
    }

    private static byte[] Write(Action<SpreadsheetWriter> rows)
    {
        var stream = new MemoryStream();
        using (var writer = new SpreadsheetWriter(stream))
        {
            writer.BeginSheet("Hoja", [.. "abcdef".Select(c => new SpreadsheetColumn(c.ToString()))]);
            rows(writer);
        }

        return stream.ToArray();
    }

    private static TableFile Read(byte[] file)
    {
        var reading = TableFile.Read(new MemoryStream(file), "lista.xlsx");
        Assert.True(reading.IsTable, reading.Problem);
        return reading.Table;
    }

    private static string Sheet(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using var reader = new StreamReader(zip.Entries.Single(e => e.FullName.Contains("worksheets/", StringComparison.Ordinal)).Open());
        return reader.ReadToEnd();
    }

    private static byte[] Book(string rows) => new SampleWorkbook(rows).ToBytes();
}
