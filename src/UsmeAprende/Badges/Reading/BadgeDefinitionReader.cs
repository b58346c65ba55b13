using System.Collections.Immutable;
using UsmeAprende.Catalogue;
using UsmeAprende.Catalogue.Reading;

namespace UsmeAprende.Badges.Reading;

/// <summary>Reads one badge of <c>insignias</c>, with its drawing and preview.</summary>
internal sealed class BadgeDefinitionReader(
    BadgeFiles files,
    CompetenceList competences,
    BadgeRuleReader rules,
    SourceText source,
    ContentFaultList faults
)
{
    private const int DrawingKilobytes = 4;
    private const int PreviewKilobytes = 20;

    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G'];

    public BadgeDefinition? Read(YamlKeys keys, IReadOnlyCollection<string> families)
    {
        var id = keys.Text("id");
        if (id.Length > 0 && !UrlSlug.IsValid(id))
            source.Fault(keys.LineOf("id"), $"El nombre «{id}» no sirve: {UrlSlug.Advice}.");
        var family = keys.Text("familia");
        if (family.Length > 0 && !families.Contains(family))
            source.Fault(keys.LineOf("familia"), $"No existe la familia «{family}». Están: {string.Join(", ", families)}.");
        var level = keys.Number("nivel", 1, 9);
        var (name, sentence, criteria) = (keys.Text("nombre"), keys.Text("frase"), keys.Text("criterio"));
        var codes = keys.Texts("competencias");
        foreach (var (code, line) in codes)
            competences.Check(code, source, line);
        var rule = rules.Read(keys.Group("regla"));
        var isRetired = keys.Has("retirada");
        if (isRetired && keys.Text("retirada") is not ("si" or "sí"))
            source.Fault(keys.LineOf("retirada"), "Escriba «retirada: si», o quite la línea.");
        keys.RejectOthers();

        var drawing = DrawingOf(id, keys.Line);
        var preview = PreviewOf(id, keys.Line);
        if (drawing is null)
            return null;
        return new BadgeDefinition(id, family, level, name, sentence, criteria, Named(codes), rule, drawing, preview)
        {
            IsRetired = isRetired,
        };
    }

    private ImmutableArray<DigitalCompetence> Named(ImmutableArray<(string Text, int Line)> codes) =>
        [.. codes.Select(c => competences.All.FirstOrDefault(known => known.Code == c.Text)).OfType<DigitalCompetence>()];

    private SvgDrawing? DrawingOf(string id, int line)
    {
        var path = $"{BadgeFiles.Folder}/{id}.svg";
        if (files.Drawings.FirstOrDefault(f => f.Path == path) is { } file)
            return SvgDrawingReader.Read(file, $"/insignias/dibujos/{id}.svg", DrawingKilobytes, faults);
        if (id.Length > 0)
            source.Fault(line, $"A esta insignia le falta su dibujo: {path}.");
        return null;
    }

    private byte[] PreviewOf(string id, int line)
    {
        var path = $"{BadgeFiles.Folder}/{id}.png";
        if (files.Previews.FirstOrDefault(f => f.Path == path) is not { } file)
        {
            if (id.Length > 0)
                source.Fault(line, $"Falta {path}, la imagen que se ve al compartirla. La hace «bash courses/insignias.sh».");
            return [];
        }
        if (!file.Bytes.AsSpan().StartsWith(Png))
            faults.Add(path, 1, "Esto no es una imagen PNG. Hágala con «bash courses/insignias.sh».");
        if (file.Bytes.Length > PreviewKilobytes * 1024)
            faults.Add(
                path,
                1,
                $"La imagen pesa {file.Bytes.Length / 1024.0:0.0} KB; el máximo es {PreviewKilobytes} KB. "
                    + "Simplifique el dibujo y hágala otra vez."
            );
        return file.Bytes;
    }
}
