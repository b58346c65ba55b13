using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>Parses YAML of a source, with its faults on the source's own lines.</summary>
internal static class Yaml
{
    private const int DeepestNesting = 8;

    /// <param name="first">Where it begins in the source, from 0.</param>
    public static YamlNode? Read(SourceText source, int first, int count)
    {
        var text = string.Join('\n', source.Lines, first, count);
        try
        {
            if (IsTooClever(source, text, first))
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

    // Events are read without recursion, so that absurd nesting is found before anything recurses over it.
    private static bool IsTooClever(SourceText source, string text, int first)
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
