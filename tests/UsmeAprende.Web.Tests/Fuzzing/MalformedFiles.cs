using System.IO.Compression;
using System.Text;

namespace UsmeAprende.Web.Tests.Fuzzing;

/// <summary>Small files that are not quite what their names say.</summary>
internal static class MalformedFiles
{
    private static readonly string[] Beginnings =
    [
        "",
        "nombres,apellidos,documento\nAna,Chisacá,52345678\n",
        "nombres;apellidos\r\nAna;\"Chisacá\r\n",
        "\ufeffnombres\tapellidos\nAna\tRíos",
        "nombres,nombres\na,b",
        "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF",
        "\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF\0\u0001",
        "\u0089PNG\r\n\u001a\n",
        "<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>",
        "PK\u0003\u0004",
    ];

    public static byte[] Make(Random random)
    {
        if (random.Next(4) == 0)
            return Zip(random);
        var beginning = Beginnings[random.Next(Beginnings.Length)];
        var bytes = random.Next(2) == 0 ? Encoding.UTF8.GetBytes(beginning) : Encoding.Latin1.GetBytes(beginning);
        if (random.Next(3) > 0)
            return bytes;
        var tail = new byte[random.Next(2_000)];
        random.NextBytes(tail);
        return [.. bytes, .. tail];
    }

    private static byte[] Zip(Random random)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (
                var name in new[] { "[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml", "_rels/.rels" }.Where(_ =>
                    random.Next(3) > 0
                )
            )
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(random.Next(2) == 0 ? "<a/>" : "<a><b>"));
            }
        }
        return file.ToArray();
    }
}
