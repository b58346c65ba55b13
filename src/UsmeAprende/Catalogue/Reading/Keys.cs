using System.Collections.Immutable;
using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>The named values at the head of a file. What nobody asked for is a fault, so that a misspelt name is noticed.</summary>
internal sealed class Keys
{
    private readonly SourceText _source;
    private readonly YamlMappingNode? _node;
    private readonly int _first;
    private readonly HashSet<string> _asked = [];

    /// <param name="node">Null when a fault has already been told: then nothing more is said.</param>
    /// <param name="first">Where the YAML begins in the source, from 0.</param>
    public Keys(SourceText source, YamlNode? node, int first)
    {
        (_source, _node, _first) = (source, node as YamlMappingNode, first);
        Line = node is null ? first + 1 : node.Line(first);
        if (node is not null && _node is null)
            source.Fault(Line, "Aquí van datos con nombre, así: «title: Mi celular».");
    }

    public int Line { get; }

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

    public Keys Group(string key)
    {
        var value = Required(key);
        return new Keys(_source, value, _first);
    }

    public Keys? OptionalGroup(string key) => Optional(key) is { } value ? new Keys(_source, value, _first) : null;

    public ImmutableArray<Keys> Groups(string key)
    {
        var value = Required(key);
        if (value is YamlSequenceNode list)
            return GroupsOf(_source, list, _first);
        if (value is not null)
            _source.Fault(value.Line(_first), $"«{key}» debe ser una lista.");
        return [];
    }

    public static ImmutableArray<Keys> GroupsOf(SourceText source, YamlSequenceNode list, int first) =>
        [.. list.Select(item => new Keys(source, item, first))];

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
