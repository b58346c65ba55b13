using System.Text.RegularExpressions;

namespace UsmeAprende.Tests.Documents.Fuzzing;

/// <summary>A workbook changed part by part: names, links, nesting, lengths, what stands in it.</summary>
internal static partial class WorkbookMutations
{
    private static readonly string[] Endings = ["/[0].piece", "/[1].last.piece", ".bin", "/", "//", "%00", " ", "\u202E", "/../x"];
    private static readonly string[] Others =
    [
        "xl/vbaProject.bin",
        "xl/externalLinks/externalLink1.xml",
        "xl/media/a.png",
        "mimetype",
        "content.xml",
        "[Content_Types].xml",
        "XL/Styles.xml",
        "\\xl\\workbook.xml",
    ];

    public static void Mutate(Random chance, SampleWorkbook book)
    {
        var names = book.Parts.Keys.ToList();
        if (names.Count == 0)
            return;
        var name = names[chance.Next(names.Count)];
        switch (chance.Next(9))
        {
            case 0:
                book.Parts.Remove(name);
                break;
            case 1:
                book.Parts[name + Endings[chance.Next(Endings.Length)]] = book.Parts[name];
                break;
            case 2:
                book.Parts[Others[chance.Next(Others.Length)]] = book.Parts[name];
                break;
            case 3:
                book.Parts[name] = book.Parts[names[chance.Next(names.Count)]];
                break;
            case 4:
                book.Parts[name] = ByteMutations.Mutate(chance, book.Parts[name]);
                break;
            case 5:
                Insert(chance, book, name, Nested(chance.Next(60_000)));
                break;
            case 6:
                Insert(chance, book, name, HostileValues.Any(chance));
                break;
            default:
                book[name] = Replace(chance, book[name], HostileValues.Any(chance));
                break;
        }
    }

    private static void Insert(Random chance, SampleWorkbook book, string name, string what)
    {
        var text = book[name];
        var places = Tag().Matches(text).Select(m => m.Index + m.Length).ToList();
        book[name] = text.Insert(places.Count == 0 ? 0 : places[chance.Next(places.Count)], what);
    }

    // Of an attribute or between two tags.
    private static string Replace(Random chance, string text, string value)
    {
        var values = Value().Matches(text).ToList();
        if (values.Count == 0)
            return text;
        var old = values[chance.Next(values.Count)].Groups["value"];
        return string.Concat(text.AsSpan(0, old.Index), value, text.AsSpan(old.Index + old.Length));
    }

    private static string Nested(int levels) =>
        string.Concat(string.Concat(Enumerable.Repeat("<row>", levels)), string.Concat(Enumerable.Repeat("</row>", levels)));

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("\"(?<value>[^\"]*)\"|>(?<value>[^<]+)<")]
    private static partial Regex Value();
}
