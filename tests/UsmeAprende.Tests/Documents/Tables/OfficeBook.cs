using System.IO.Compression;
using System.Security;
using System.Text;

namespace UsmeAprende.Tests.Documents.Tables;

/// <summary>
/// Workbooks as Excel and LibreOffice save them, with what our own writer never writes: hidden rows, several sheets, merged cells.
/// </summary>
internal static class OfficeBook
{
    private const string Namespaces =
        "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
        + "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\"";

    public static byte[] Xlsx(params BookSheet[] sheets)
    {
        var parts = new Dictionary<string, string>
        {
            ["[Content_Types].xml"] = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
            ["_rels/.rels"] = Links("<Relationship Id=\"r\" Type=\"http://x/officeDocument\" Target=\"xl/workbook.xml\"/>"),
            ["xl/workbook.xml"] =
                "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
                + string.Concat(
                    sheets.Select((s, n) => $"<sheet name=\"{s.Name}\" r:id=\"r{n}\" state=\"{(s.IsHidden ? "hidden" : "visible")}\"/>")
                )
                + "</sheets></workbook>",
            ["xl/_rels/workbook.xml.rels"] = Links(
                string.Concat(
                    sheets.Select((_, n) => $"<Relationship Id=\"r{n}\" Type=\"http://x/worksheet\" Target=\"worksheets/s{n}.xml\"/>")
                )
            ),
        };
        for (var n = 0; n < sheets.Length; n++)
            parts[$"xl/worksheets/s{n}.xml"] =
                "<worksheet><sheetData>"
                + string.Concat(
                    sheets[n]
                        .Rows.Select(
                            (row, at) =>
                                $"<row r=\"{at + 1}\"{(sheets[n].Hidden.Contains(at + 1) ? " hidden=\"1\"" : "")}>"
                                + string.Concat(
                                    row.Select(
                                        (v, c) => $"<c r=\"{(char)('A' + c)}{at + 1}\" t=\"inlineStr\"><is><t>{Text(v)}</t></is></c>"
                                    )
                                )
                                + "</row>"
                        )
                )
                + "</sheetData><mergeCells>"
                + string.Concat(sheets[n].Merged.Select(m => $"<mergeCell ref=\"{m}\"/>"))
                + "</mergeCells></worksheet>";
        return Zip(parts);
    }

    public static byte[] Ods(params BookSheet[] sheets) =>
        OdsOf(
            string.Concat(
                sheets.Select(s =>
                    $"<table:table table:name=\"{s.Name}\" table:style-name=\"{(s.IsHidden ? "oculta" : "vista")}\">"
                    + "<table:table-column table:number-columns-repeated=\"1024\"/>"
                    + string.Concat(
                        s.Rows.Select(
                            (row, at) =>
                                $"<table:table-row{(s.Hidden.Contains(at + 1) ? " table:visibility=\"filter\"" : "")}>"
                                + string.Concat(row.Select(Cell))
                                + "<table:table-cell table:number-columns-repeated=\"1000\"/></table:table-row>"
                        )
                    )
                    + "<table:table-row table:number-rows-repeated=\"1048000\">"
                    + "<table:table-cell table:number-columns-repeated=\"1024\"/>"
                    + "</table:table-row></table:table>"
                )
            )
        );

    /// <param name="tables">As the content of the spreadsheet.</param>
    public static byte[] OdsOf(string tables) =>
        Zip(
            new Dictionary<string, string>
            {
                ["mimetype"] = "application/vnd.oasis.opendocument.spreadsheet",
                ["content.xml"] =
                    $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content {Namespaces}><office:automatic-styles>"
                    + "<style:style style:name=\"oculta\" style:family=\"table\">"
                    + "<style:table-properties table:display=\"false\"/></style:style>"
                    + $"</office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
                    + "</office:document-content>",
                ["META-INF/manifest.xml"] = "<manifest/>",
            }
        );

    public static string Cell(string value) =>
        value.Length == 0
            ? "<table:table-cell/>"
            : $"<table:table-cell office:value-type=\"string\"><text:p>{Text(value)}</text:p></table:table-cell>";

    private static string Text(string value) => SecurityElement.Escape(value);

    private static string Links(string links) =>
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{links}</Relationships>";

    private static byte[] Zip(Dictionary<string, string> parts)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        return stream.ToArray();
    }
}

/// <summary>A sheet of a workbook.</summary>
internal sealed record BookSheet(string Name, params string[][] Rows)
{
    public bool IsHidden { get; init; }

    /// <summary>Lines that are hidden, from 1.</summary>
    public IReadOnlyCollection<int> Hidden { get; init; } = [];

    /// <summary>As <c>A2:A4</c>.</summary>
    public IReadOnlyCollection<string> Merged { get; init; } = [];
}
