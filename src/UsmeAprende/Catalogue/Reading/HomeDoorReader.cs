using System.Collections.Immutable;
using YamlDotNet.RepresentationModel;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>Reads <c>puertas.yml</c>: what the home page offers to somebody who is new.</summary>
internal static class HomeDoorReader
{
    public const string File = "puertas.yml";

    // More do not fit on the first screen of a phone.
    private const int Most = 4;
    private const int LongestTitle = 30;

    public static ImmutableArray<HomeDoor> Read(SourceFolder folder, IReadOnlyList<Course> courses, ContentFaultList faults)
    {
        if (folder.Find(File) is not { } file)
            return [];
        var source = new SourceText(file, faults);
        if (!source.IsReadable || YamlParsing.Read(source, 0, source.Lines.Length) is not { } root)
            return [];
        if (root is not YamlSequenceNode list)
        {
            source.Fault(1, "Aquí va una lista de puertas, cada una con «title», «to» y «drawing».");
            return [];
        }

        var keys = YamlKeys.ReadListItems(source, list, 0);
        if (keys.Length > Most)
            source.Fault(keys[Most].Line, $"El inicio tiene lugar para {Most} puertas; aquí hay {keys.Length}.");
        return [.. keys.Select(k => Read(k, source, courses)).OfType<HomeDoor>()];
    }

    private static HomeDoor? Read(YamlKeys keys, SourceText source, IReadOnlyList<Course> courses)
    {
        var (title, to, drawing) = (keys.Text("title"), keys.Text("to"), keys.Text("drawing"));
        keys.RejectOthers();
        if (title.Length > LongestTitle)
            source.Fault(keys.LineOf("title"), $"El nombre de una puerta tiene {LongestTitle} letras o menos; este tiene {title.Length}.");
        if (to.Length > 0 && !courses.SelectMany(c => c.Lessons).Any(l => l.Id.Value == to || l.Id.IsWithin(to)))
            source.Fault(
                keys.LineOf("to"),
                $"«{to}» no lleva a ninguna lección. Se escribe curso, curso/módulo o curso/módulo/lección, sin números."
            );
        var found = courses.SelectMany(c => c.Drawings).FirstOrDefault(d => d.Path == PathOf(drawing));
        if (drawing.Length > 0 && found is null)
            source.Fault(
                keys.LineOf("drawing"),
                $"No está el dibujo «{drawing}», o tiene faltas. Se escribe curso/dibujo.svg, y está en la carpeta img del curso."
            );
        return found is null ? null : new HomeDoor(title, to, found);
    }

    private static string PathOf(string drawing) => drawing.Split('/') is [var course, var name] ? $"/cursos/{course}/img/{name}" : "";
}
