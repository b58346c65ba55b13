using System.IO.Compression;
using System.Text;

namespace UsmeAprende.Tests.Documents.Fuzzing;

/// <summary>PDFs of a few objects, some packed, some of which say of themselves what is not so.</summary>
internal static class PdfMutations
{
    private const int MostObjects = 70;

    private static readonly string[] Kinds = ["/ObjStm", "/Obj#53tm", "/EmbeddedFile", "/XObject", "/EmbeddedFiles", "/Page"];
    private static readonly string[] Filters =
    [
        "/Filter /FlateDecode",
        "/Filter [/FlateDecode]",
        "/Filter [/ASCII85Decode /FlateDecode]",
        "/Filter 9 0 R",
        "/DecodeParms << /Predictor 12 >>",
        "",
    ];
    private static readonly string[] Inside =
    [
        "/Type /Font",
        "/S /JavaScript",
        "/S /Launch",
        "/Encrypt 5 0 R",
        "/Java#53cript",
        "/#",
        "/#G",
        "/",
        "/abcdefghij",
        "stream",
        "endstream",
        "obj",
    ];

    public static byte[] Mutate(Random chance)
    {
        var file = new List<byte>(chance.Next(20) == 0 ? "%PDX-"u8.ToArray() : "%PDF-1.7\n"u8.ToArray());
        for (var number = chance.Next(MostObjects); number >= 0; number--)
            file.AddRange(Object(chance, number));
        if (chance.Next(10) > 0)
            file.AddRange("%%EOF\n"u8.ToArray());
        return [.. file];
    }

    private static byte[] Object(Random chance, int number)
    {
        var content =
            chance.Next(8) == 0
                ? new byte[chance.Next(6_000_000)]
                : Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat($" {Any(chance, Inside)} ", chance.Next(1, 400))));
        var packed = chance.Next(4) == 0 ? content[..Math.Min(content.Length, 4_000)] : Packed(content);
        var cut = chance.Next(6) == 0 ? packed[..chance.Next(packed.Length + 1)] : packed;
        var far = chance.Next(10) == 0 ? new string(' ', 2_000) : " ";
        return
        [
            .. Encoding.ASCII.GetBytes(
                $"{number} 0 obj << /Type {Any(chance, Kinds)}{far}{Any(chance, Filters)} {Any(chance, Inside[..1])} >>"
                    + $"{(chance.Next(6) == 0 ? "" : "\nstream\r\n")}"
            ),
            .. cut,
            .. "\nendstream endobj\n"u8,
        ];
    }

    private static string Any(Random chance, string[] words) => words[chance.Next(words.Length)];

    private static byte[] Packed(byte[] content)
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(content);
        return packed.ToArray();
    }
}
