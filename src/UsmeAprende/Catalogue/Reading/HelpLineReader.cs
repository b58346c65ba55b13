using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>Reads <c>lineas.yml</c>: the lines and doors that lessons cite and that their card prints.</summary>
internal static partial class HelpLineReader
{
    public const string File = "lineas.yml";

    // More are not legible on a card for the purse.
    private const int Most = 12;
    private const int LongestName = 34;

    public static HelpLineIndex Read(SourceFolder folder, ContentFaultList faults)
    {
        if (folder.Find(File) is not { } file)
            return HelpLineIndex.None;
        var source = new SourceText(file, faults);
        if (!source.IsReadable || YamlParsing.Read(source, 0, source.Lines.Length) is not { } root)
            return HelpLineIndex.None;
        if (root is not YamlSequenceNode list)
        {
            source.Fault(1, "Aquí va una lista de líneas, cada una con «name» y «for», y casi siempre con «number».");
            return HelpLineIndex.None;
        }

        var keys = YamlKeys.ReadListItems(source, list, 0);
        if (keys.Length > Most)
            source.Fault(keys[Most].Line, $"En la tarjeta caben {Most} líneas; aquí hay {keys.Length}.");
        var lines = ImmutableArray.CreateBuilder<HelpLine>();
        var seen = new HashSet<string>();
        foreach (var (one, line) in keys.Select(k => (k, Read(k, source))))
        {
            if (line.Number.Length > 0 && !seen.Add(line.Slug))
                source.Fault(one.LineOf("number"), $"La línea «{line.Number}» está dos veces.");
            else
                lines.Add(line);
        }
        return new HelpLineIndex(lines.ToImmutable());
    }

    private static HelpLine Read(YamlKeys keys, SourceText source)
    {
        var line = new HelpLine(keys.Text("name"), keys.Text("for"))
        {
            Number = ReadNumber(keys, "number", source),
            WhatsApp = ReadNumber(keys, "whatsapp", source),
            Terms = keys.Has("terms") ? keys.Text("terms") : "",
            IsOwn = keys.Has("own") && keys.Text("own") == "true",
        };
        if (line.Name.Length > LongestName)
            source.Fault(keys.LineOf("name"), $"En la tarjeta caben {LongestName} letras; este nombre tiene {line.Name.Length}.");
        if (line.IsOwn && line.Number.Length > 0)
            source.Fault(keys.LineOf("own"), "Lo que cada quien escribe a mano no lleva «number».");
        keys.RejectOthers();
        return line;
    }

    private static string ReadNumber(YamlKeys keys, string key, SourceText source)
    {
        if (!keys.Has(key))
            return "";
        var number = keys.Text(key);
        if (Digits().IsMatch(number))
            return number;
        source.Fault(keys.LineOf(key), $"«{number}» no es un número de teléfono. Van solo cifras y espacios: 01 8000 112 137.");
        return "";
    }

    [GeneratedRegex(@"^\d{2,4}( ?\d{2,4}){0,4}$")]
    private static partial Regex Digits();
}

/// <summary>The lines of <c>lineas.yml</c>.</summary>
internal sealed record HelpLineIndex(ImmutableArray<HelpLine> All)
{
    private readonly FrozenDictionary<string, HelpLine> _bySlug = All.Where(l => l.Slug.Length > 0).ToFrozenDictionary(l => l.Slug);

    public static HelpLineIndex None { get; } = new([]);

    public HelpLine? Find(string slug, SourceText source, int line)
    {
        if (_bySlug.TryGetValue(slug, out var found))
            return found;
        source.Fault(line, $"La línea «{slug}» no está en {HelpLineReader.File}. Se escribe sin espacios: linea:165.");
        return null;
    }
}
