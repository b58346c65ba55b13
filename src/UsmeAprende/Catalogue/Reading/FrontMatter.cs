using System.Collections.Immutable;
using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>The head of a Markdown file, between two lines of three hyphens.</summary>
/// <param name="Body">First line after it, from 0.</param>
internal sealed record FrontMatter(YamlKeys Keys, int Body)
{
    private const string Fence = "---";

    public static FrontMatter Read(SourceText source)
    {
        if (!source.IsReadable)
            return new FrontMatter(new YamlKeys(source, null, 0), source.Lines.Length);
        if (source.Lines[0].TrimEnd() != Fence)
        {
            source.Fault(1, "El archivo debe empezar con los datos entre dos líneas de «---».");
            return new FrontMatter(new YamlKeys(source, null, 0), 0);
        }

        var end = Array.FindIndex(source.Lines, 1, line => line.TrimEnd() == Fence);
        if (end > 0)
            return new FrontMatter(new YamlKeys(source, YamlParsing.Read(source, 1, end - 1), 1), end + 1);
        source.Fault(1, "A los datos del comienzo les falta la línea «---» que los cierra.");
        return new FrontMatter(new YamlKeys(source, null, 0), source.Lines.Length);
    }
}

/// <summary>The named values at the head of a file. A name that is not expected is a fault, so that misspelt names are noticed.</summary>
internal sealed class YamlKeys
{
    private readonly SourceText _source;
    private readonly YamlMappingNode? _node;
    private readonly int _first;
    private readonly HashSet<string> _asked = [];

    /// <param name="node">Null if a fault has already been reported: then no other is reported.</param>
    /// <param name="first">Where the YAML begins in the source, from 0.</param>
    public YamlKeys(SourceText source, YamlNode? node, int first)
    {
        (_source, _node, _first) = (source, node as YamlMappingNode, first);
        Line = node is null ? first + 1 : node.Line(first);
        if (node is not null && _node is null)
            source.Fault(Line, "Aquí van datos con nombre, así: «title: Mi celular».");
    }

    public int Line { get; }

    /// <summary>The names that stand there, in their order, where the author chooses them.</summary>
    public ImmutableArray<string> Names => [.. (_node?.Children.Keys ?? []).OfType<YamlScalarNode>().Select(key => key.Value ?? "")];

    public bool Has(string key) => Find(key) is not null;

    public int LineOf(string key) =>
        _node?.Children.Keys.FirstOrDefault(k => k is YamlScalarNode { Value: var name } && name == key)?.Line(_first) ?? Line;

    public string Text(string key)
    {
        var value = Required(key);
        if (value is null)
            return "";
        if (value is YamlScalarNode { Value: { } text } && !string.IsNullOrWhiteSpace(text))
            return text.Trim();
        _source.Fault(
            value.Line(_first),
            value is YamlScalarNode ? $"«{key}» está vacío." : $"«{key}» debe ser un texto. Si lleva signos raros, póngalo entre comillas."
        );
        return "";
    }

    public int Number(string key, int least, int most)
    {
        var value = Required(key);
        if (value is null)
            return least;
        if (
            value is YamlScalarNode { Value: { } text }
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
        )
            return number;
        _source.Fault(value.Line(_first), $"«{key}» debe ser un número entero de {least} a {most}.");
        return least;
    }

    /// <summary>An optional list of texts, each with its line.</summary>
    public ImmutableArray<(string Text, int Line)> Texts(string key)
    {
        if (Optional(key) is not { } value)
            return [];
        if (value is YamlSequenceNode list && list.All(item => item is YamlScalarNode { Value.Length: > 0 }))
            return [.. list.Select(item => (((YamlScalarNode)item).Value!.Trim(), item.Line(_first)))];
        _source.Fault(value.Line(_first), $"«{key}» debe ser una lista de textos.");
        return [];
    }

    public YamlKeys Group(string key)
    {
        var value = Required(key);
        return new YamlKeys(_source, value, _first);
    }

    public YamlKeys? OptionalGroup(string key) => Optional(key) is { } value ? new YamlKeys(_source, value, _first) : null;

    public ImmutableArray<YamlKeys> Groups(string key)
    {
        var value = Required(key);
        if (value is YamlSequenceNode list)
            return ReadListItems(_source, list, _first);
        if (value is not null)
            _source.Fault(value.Line(_first), $"«{key}» debe ser una lista.");
        return [];
    }

    public static ImmutableArray<YamlKeys> ReadListItems(SourceText source, YamlSequenceNode list, int first) =>
        [.. list.Select(item => new YamlKeys(source, item, first))];

    public void RejectOthers()
    {
        foreach (var key in _node?.Children.Keys ?? [])
        {
            if (key is not YamlScalarNode { Value: { } name } || !_asked.Contains(name))
                _source.Fault(key.Line(_first), $"No se conoce el dato «{key}» aquí. Se pueden usar: {string.Join(", ", _asked)}.");
        }
    }

    private YamlNode? Required(string key)
    {
        var value = Optional(key);
        if (value is null && _node is not null)
            _source.Fault(Line, $"Falta «{key}».");
        return value;
    }

    private YamlNode? Optional(string key)
    {
        _asked.Add(key);
        return Find(key);
    }

    private YamlNode? Find(string key) =>
        _node is not null && _node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
}

/// <summary>Parses YAML of a source, with its faults on the source's own lines.</summary>
internal static class YamlParsing
{
    private const int DeepestNesting = 8;

    /// <param name="first">Where it begins in the source, from 0.</param>
    public static YamlNode? Read(SourceText source, int first, int count)
    {
        var text = string.Join('\n', source.Lines, first, count);
        try
        {
            if (IsTooComplex(source, text, first))
                return null;
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count > 0 ? stream.Documents[0].RootNode : new YamlMappingNode();
        }
        catch (YamlException error)
        {
            source.Fault(
                first + (int)error.Start.Line,
                error.Message.Contains("Duplicate", StringComparison.OrdinalIgnoreCase)
                    ? "Esta línea repite un dato que ya está arriba. Deje uno solo."
                    : "No se entiende esta línea. Revise los dos puntos, los espacios del comienzo y las comillas: un "
                        + "texto con dos puntos va entre comillas."
            );
            return null;
        }
    }

    public static int Line(this YamlNode node, int first) => first + (int)node.Start.Line;

    // Events are read without recursion, so that extreme nesting is refused before anything recurses over it.
    private static bool IsTooComplex(SourceText source, string text, int first)
    {
        var parser = new Parser(new StringReader(text));
        for (var depth = 0; parser.MoveNext(); )
        {
            depth += parser.Current!.NestingIncrease;
            if (depth <= DeepestNesting && parser.Current is not AnchorAlias)
                continue;
            source.Fault(
                first + (int)parser.Current.Start.Line,
                "Escríbalo más sencillo: sin listas dentro de listas ni referencias con asterisco."
            );
            return true;
        }

        return false;
    }
}
