using System.Text;
using UsmeAprende.Documents.Tables;
using static UsmeAprende.Testing.SampleWorkbook;

namespace UsmeAprende.Tests.Documents.Tables;

/// <summary>Workbooks made to hurt whoever opens them: refused with a sentence, and little memory spent.</summary>
public sealed class HostileBookTests
{
    private const int Megabyte = 1_048_576;
    private const string List =
        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>nombres</t></is></c></row><row r=\"2\"><c r=\"A2\" "
        + "t=\"inlineStr\"><is><t>Ana</t></is></c></row>";

    // The packaging library joins such entries to one part, which nothing had looked at: three kilobytes of them ended the process.
    [Theory]
    [InlineData("xl/worksheets/sheet1.xml")]
    [InlineData("xl/theme/theme1.xml")]
    public void Part_InPieces_IsRefused(string part)
    {
        var book = new SampleWorkbook(List);
        var whole = book.Parts[Sheet];
        book.Parts[part + "/[0].piece"] = whole[..200];
        book.Parts[part + "/[1].last.piece"] = whole[200..];

        Assert.Contains("no es un libro de Excel", Problem(book), StringComparison.Ordinal);
    }

    [Fact]
    public void Part_ThatStandsTwice_IsRefused()
    {
        var book = new SampleWorkbook(List);
        book.Parts["XL/worksheets/Sheet1.xml"] = book.Parts[Sheet];

        Assert.Contains("no es un libro de Excel", Problem(book), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xl/workbook.xml")]
    [InlineData("xl/styles.xml")]
    [InlineData("xl/sharedStrings.xml")]
    [InlineData(Sheet)]
    public void Part_ThatIsNoXml_IsRefusedWherever(string part)
    {
        var book = new SampleWorkbook(List);
        book[part] = "GIF89a, que no es XML";

        Assert.Contains("no es un libro de Excel", Problem(book), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xl/workbook.xml")]
    [InlineData("xl/styles.xml")]
    [InlineData("xl/sharedStrings.xml")]
    [InlineData("xl/_rels/workbook.xml.rels")]
    [InlineData(Sheet)]
    public void Part_NestedWithoutEnd_IsRefusedWherever(string part)
    {
        var book = new SampleWorkbook(List);
        var inside = book[part].LastIndexOf("</", StringComparison.Ordinal);
        book[part] = book[part]
            .Insert(inside, string.Concat(Enumerable.Repeat("<a>", 200_000)) + string.Concat(Enumerable.Repeat("</a>", 200_000)));

        Assert.Contains("demasiado grande", Problem(book), StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Stuffed =>
        new()
        {
            { "one attribute", $"<c r=\"A3\" x=\"{new string('a', 4 * Megabyte)}\"/>" },
            { "one attribute full of marks", $"<c r=\"A3\" x=\"{string.Concat(Enumerable.Repeat("aaaaaaa>", Megabyte / 2))}\"/>" },
            { "one text", $"<c r=\"A3\" t=\"inlineStr\"><is><t>{new string('a', 4 * Megabyte)}</t></is></c>" },
            {
                "one text in pieces",
                $"<c r=\"A3\" t=\"inlineStr\"><is><t>"
                    + $"{string.Concat(Enumerable.Repeat(new string('a', 60_000) + "<!-- -->", 100))}</t></is></c>"
            },
            {
                "character data",
                $"<c r=\"A3\" t=\"inlineStr\"><is><t><![CDATA[{string.Concat(Enumerable.Repeat("<aaaaaa>", Megabyte / 2))}]]></t></is></c>"
            },
            { "a comment", $"<!--{new string('a', 4 * Megabyte)}-->" },
            { "names", string.Concat(Enumerable.Range(0, 20_000).Select(n => $"<n{n}/>")) },
            { "empty cells", string.Concat(Enumerable.Repeat("<c/>", Megabyte / 4)) },
        };

    [Theory]
    [MemberData(nameof(Stuffed), DisableDiscoveryEnumeration = true)]
    public void Sheet_StuffedWithOneThing_IsRefusedBeforeItIsKept(string what, string stuffing)
    {
        var file = new SampleWorkbook($"{List}<row r=\"3\">{stuffing}</row>").ToBytes();

        var before = GC.GetAllocatedBytesForCurrentThread();
        var reading = TableFile.Read(new MemoryStream(file), "bomba.xlsx");
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.False(reading.IsTable, what);
        Assert.InRange(allocated, 0, 20_000_000);
    }

    // One text of the book, kept once, that each cell shows: whoever copies the cells copies it so many times.
    [Fact]
    public void Text_SharedByTooManyCells_IsRefused()
    {
        var rows = Enumerable.Range(3, 2_000).Select(row => $"<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>");
        var book = new SampleWorkbook($"{List}{string.Concat(rows)}");
        book["xl/sharedStrings.xml"] =
            $"<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>{new string('a', 30_000)}</t></si></sst>";

        Assert.Contains("demasiado grande", Problem(book), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_FilledOnlyFarToTheRight_AreRefused()
    {
        var book = new SampleWorkbook(
            List + string.Concat(Enumerable.Range(3, 40_000).Select(row => $"<row r=\"{row}\"><c r=\"GR{row}\"><v>1</v></c></row>"))
        );

        Assert.Contains("demasiado grande", Problem(book), StringComparison.Ordinal);
    }

    [Fact]
    public void Entries_WithoutNumber_AreRefusedBeforeTheyAreListed()
    {
        var book = new SampleWorkbook(List);
        for (var entry = 0; entry < 3_000; entry++)
            book.Parts[$"xl/media/{entry}"] = [];

        Assert.Contains("demasiado grande", Problem(book), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!DOCTYPE worksheet [<!ENTITY a \"aaaaaaaaaa\">]>")]
    [InlineData("<!DOCTYPE worksheet SYSTEM \"http://localhost/x.dtd\">")]
    public void Sheet_WithADocumentType_IsRefused(string type)
    {
        var book = new SampleWorkbook(List);
        book[Sheet] = book[Sheet].Replace("?>", $"?>{type}", StringComparison.Ordinal);

        Assert.Contains("no es un libro de Excel", Problem(book), StringComparison.Ordinal);
    }

    [Fact]
    public void Book_WithMacrosLinksOrAPassword_SaysWhatToDo()
    {
        var macros = new SampleWorkbook(List);
        macros["[Content_Types].xml"] = macros["[Content_Types].xml"]
            .Replace(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
                StringComparison.Ordinal
            );
        var links = new SampleWorkbook(List);
        links["xl/externalLinks/externalLink1.xml"] = "<externalLink/>";
        var encrypted = new SampleWorkbook(List).ToBytes();
        // The first bit of an entry's flags, in the list at the end of the file.
        encrypted[encrypted.AsSpan().IndexOf("PK\x01\x02"u8) + 8] |= 1;

        Assert.Contains("macros", Problem(macros), StringComparison.Ordinal);
        Assert.Contains("otros archivos", Problem(links), StringComparison.Ordinal);
        Assert.Contains("contraseña", TableFile.Read(new MemoryStream(encrypted), "lista.xlsx").Problem, StringComparison.Ordinal);
    }

    // Logos, the printer's settings and drawings lie beside the sheet in most official forms; nobody reads them.
    [Fact]
    public void Book_WithPicturesAndAPrinterBesideItsSheet_IsRead()
    {
        var book = new SampleWorkbook(List);
        book.Parts["xl/media/image1.png"] = [0x89, (byte)'P', (byte)'N', (byte)'G', 0, 1, 2];
        book.Parts["xl/printerSettings/printerSettings1.bin"] = new byte[2_000];
        book["xl/worksheets/_rels/sheet1.xml.rels"] =
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" "
            + "Type=\"x/hyperlink\" Target=\"mailto:ana@ejemplo.co\" TargetMode=\"External\"/></Relationships>";

        Assert.Equal("Ana", TableFile.Read(new MemoryStream(book.ToBytes()), "lista.xlsx").Table!.Rows.Single().Values[0]);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-8")]
    public void Sheet_InEitherUnicode_IsRead(string encoding)
    {
        var book = new SampleWorkbook(List.Replace("Ana", "Ñáñez", StringComparison.Ordinal));
        var letters = Encoding.GetEncoding(encoding);
        book.Parts[Sheet] = [.. letters.Preamble, .. letters.GetBytes(book[Sheet].Replace("UTF-8", encoding, StringComparison.Ordinal))];

        Assert.Equal("Ñáñez", TableFile.Read(new MemoryStream(book.ToBytes()), "lista.xlsx").Table!.Rows.Single().Values[0]);
    }

    private static string Problem(SampleWorkbook book) => TableFile.Read(new MemoryStream(book.ToBytes()), "lista.xlsx").Problem ?? "";
}
