using System.IO.Compression;
using System.Text;

namespace UsmeAprende.Testing;

/// <summary>A workbook with the parts that Excel writes, each of which a test may change, add or take out.</summary>
public sealed class SampleWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    public const string Sheet = "xl/worksheets/sheet1.xml";

    /// <param name="rows">What stands in <c>sheetData</c>.</param>
    /// <param name="below">What stands below it, such as merged cells.</param>
    public SampleWorkbook(string rows, string below = "")
    {
        this["[Content_Types].xml"] =
            $"""<Types xmlns="{Package}/content-types"><Default Extension="rels" """
            + $"""ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" """
            + $"""ContentType="{Kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Kind}"""
            + $""".worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="{Kind}.styles+xml"/><Override """
            + $"""PartName="/xl/sharedStrings.xml" ContentType="{Kind}.sharedStrings+xml"/></Types>""";
        this["_rels/.rels"] =
            $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="r1" Type="{Relations}/officeDocument" """
            + $"""Target="xl/workbook.xml"/></Relationships>""";
        this["xl/workbook.xml"] = Workbook(
            "<sheet name=\"Oculta\" sheetId=\"9\" state=\"hidden\" r:id=\"r1\"/><sheet name=\"Lista\" sheetId=\"1\" r:id=\"r1\"/>"
        );
        this["xl/_rels/workbook.xml.rels"] =
            $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="r1" Type="{Relations}/worksheet" """
            + $"""Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{Relations}/styles" Target="styles.xml"/>"""
            + $"""<Relationship Id="r3" Type="{Relations}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>""";
        this["xl/styles.xml"] =
            $"""<styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="170" formatCode="[$-240A]d&quot; de &quot;"""
            + $"""mmmm"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>""";
        this["xl/sharedStrings.xml"] = $"""<sst xmlns="{Main}"><si><r><t>Telé</t></r><r><t>fono</t></r></si><si><t>Fecha</t></si></sst>""";
        this[Sheet] =
            $"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="{Main}"><sheetData>{rows}</sheetData>"""
            + $"""{below}</worksheet>""";
    }

    public Dictionary<string, byte[]> Parts { get; } = [];

    public string this[string part]
    {
        get => Encoding.UTF8.GetString(Parts[part]);
        set => Parts[part] = Encoding.UTF8.GetBytes(value);
    }

    /// <summary>The list of sheets as Excel writes it.</summary>
    public static string Workbook(string sheets) =>
        $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets>{sheets}</sheets></workbook>""";

    /// <summary>A cell with its own text.</summary>
    public static string Cell(string reference, string text) => $"<c r=\"{reference}\" t=\"inlineStr\"><is><t>{text}</t></is></c>";

    public byte[] ToBytes()
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in Parts)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
        return stream.ToArray();
    }
}
