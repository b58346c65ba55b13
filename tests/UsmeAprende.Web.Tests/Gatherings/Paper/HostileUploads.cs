using System.IO.Compression;
using System.Text;

namespace UsmeAprende.Web.Tests.Gatherings.Paper;

/// <summary>The dearest file of each kind that people are known to make, or attackers, near the limits of what is taken.</summary>
public static class HostileUploads
{
    private const int Megabyte = 1_048_576;
    private const string Heading = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>nombres</t></is></c></row>";

    /// <summary>Each with what it is called; the first ones are sound.</summary>
    public static IEnumerable<(string Name, bool IsList, Func<byte[]> Make)> All =>
        [
            ("xlsx, 5.000 people of 6 columns", true, () => People(5_000).ToBytes()),
            ("csv, 5.000 people of 6 columns", true, () => Lines(5_000)),
            ("xlsx, 50.000 rows of 6 columns, none a person", true, () => Rows(50_000)),
            ("xlsx, a part in pieces that nests 200.000 times", true, Pieces),
            ("xlsx, nesting 200.000 times", true, () => Book(string.Concat(Enumerable.Repeat("<c>", 200_000)))),
            ("xlsx, one attribute of 190 MB", true, () => Book($"<row x=\"{new string('a', 190 * Megabyte)}\"/>")),
            ("xlsx, one text of 190 MB", true, () => Book($"<row><c t=\"str\"><v>{new string('a', 190 * Megabyte)}</v></c></row>")),
            ("xlsx, 90 MB of empty rows", true, () => Book(string.Concat(Enumerable.Repeat("<row/>", 15 * Megabyte)))),
            (
                "xlsx, 90 MB of empty cells",
                true,
                () => Book(string.Concat(Enumerable.Repeat($"<row>{string.Concat(Enumerable.Repeat("<c/>", 10_000))}</row>", 2_000)))
            ),
            ("xlsx, a million texts", true, Texts),
            (
                "csv, 100 headings of 32.000 marks",
                true,
                () => Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Range(0, 100).Select(c => $"a{c}{new string('\u0301', 32_000)}")))
            ),
            (
                "csv, 10 MB of cells",
                true,
                () => Encoding.ASCII.GetBytes("nombres,apellidos\n" + string.Concat(Enumerable.Repeat("a,b\n", 2_600_000)))
            ),
            ("csv, 10 MB of separators", true, () => Encoding.ASCII.GetBytes(new string(',', 10_400_000))),
            (
                "csv, 10 MB in quotes never closed",
                true,
                () => Encoding.ASCII.GetBytes("nombres\n\"" + string.Concat(Enumerable.Repeat("Ana\n", 2_600_000)))
            ),
            ("pdf, 8 MB of names", false, () => Pdf(string.Concat(Enumerable.Repeat("/abcdef ", Megabyte - 100)))),
            ("pdf, packed objects that swell", false, Swelling),
            (
                "jpeg, 8 MB of segments",
                false,
                () => [0xFF, 0xD8, .. Enumerable.Repeat((byte[])[0xFF, 0xFE, 0, 2], 2_000_000).SelectMany(s => s), 0xFF, 0xD9]
            ),
        ];

    private static byte[] Book(string rows) => new SampleWorkbook(Heading + rows).ToBytes();

    private static SampleWorkbook People(int count) =>
        new(
            $"<row>{Cells("documento", "tipo", "nombres", "apellidos", "celular", "vereda")}</row>"
                + string.Concat(Enumerable.Range(0, count).Select(Person))
        );

    private static string Person(int n) =>
        $"<row>{Cells($"{52_000_000 + n}", "CC", $"Ana {Letters(n)}", "Ruiz Peña", $"{3_001_000_000 + n}", "El Destino")}</row>";

    private static byte[] Lines(int count) =>
        Encoding.UTF8.GetBytes(
            "documento,tipo,nombres,apellidos,celular,vereda\n"
                + string.Concat(
                    Enumerable
                        .Range(0, count)
                        .Select(n => $"{52_000_000 + n},CC,Ana {Letters(n)},Ruiz Peña,{3_001_000_000 + n},El Destino\n")
                )
        );

    private static byte[] Rows(int count) =>
        Book(
            string.Concat(
                Enumerable.Range(0, count).Select(n => $"<row>{Cells($"Fila {Letters(n)}", "a", "b", "c", "d", "El Destino")}</row>")
            )
        );

    private static string Cells(params string[] values) =>
        string.Concat(values.Select(value => $"<c t=\"inlineStr\"><is><t>{value}</t></is></c>"));

    private static string Letters(int number) => string.Concat($"{number}".Select(digit => (char)('a' + digit - '0')));

    private static byte[] Pieces()
    {
        var book = new SampleWorkbook(Heading);
        var whole = book[SampleWorkbook.Sheet];
        book.Parts.Remove(SampleWorkbook.Sheet);
        book[$"{SampleWorkbook.Sheet}/[0].piece"] = whole[..^40];
        book[$"{SampleWorkbook.Sheet}/[1].last.piece"] = string.Concat(Enumerable.Repeat("<row>", 200_000));
        return book.ToBytes();
    }

    private static byte[] Texts()
    {
        var book = new SampleWorkbook(Heading);
        book["xl/sharedStrings.xml"] =
            $"<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
            + $"{string.Concat(Enumerable.Range(0, 1_200_000).Select(n => $"<si><t>{n}</t></si>"))}</sst>";
        return book.ToBytes();
    }

    private static byte[] Pdf(string inside) => Encoding.ASCII.GetBytes($"%PDF-1.7\n{inside}\n%%EOF\n");

    private static byte[] Swelling()
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(new byte[3 * Megabyte]);
        byte[] one = [.. "1 0 obj << /Type /ObjStm /Filter /FlateDecode >>\nstream\n"u8, .. packed.ToArray(), .. "\nendstream endobj\n"u8];
        return [.. "%PDF-1.7\n"u8, .. Enumerable.Repeat(one, 60).SelectMany(o => o), .. "%%EOF\n"u8];
    }
}
