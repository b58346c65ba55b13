using System.Collections.Immutable;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>The codes of <c>competencias.yml</c>.</summary>
internal sealed record Competences(ImmutableArray<Competence> All, bool IsReadable)
{
    private const string File = "competencias.yml";

    public static Competences Read(SourceFolder folder, FaultList faults)
    {
        if (folder.Find(File) is not { } file)
            return new Competences([], IsReadable: true);
        var source = new SourceText(file, faults);
        if (!source.IsReadable || Yaml.Read(source, 0, source.Lines.Length) is not { } root)
            return new Competences([], IsReadable: false);
        if (root is not YamlDotNet.RepresentationModel.YamlSequenceNode list)
        {
            source.Fault(1, "Aquí va una lista de competencias, cada una con «code» y «name».");
            return new Competences([], IsReadable: false);
        }

        var all = new Dictionary<string, Competence>(StringComparer.Ordinal);
        foreach (var keys in Keys.GroupsOf(source, list, 0))
        {
            var competence = new Competence(keys.Text("code"), keys.Text("name"));
            keys.RejectOthers();
            if (competence.Code.Length > 0 && !all.TryAdd(competence.Code, competence))
                source.Fault(keys.Line, $"La competencia «{competence.Code}» está dos veces.");
        }

        return new Competences([.. all.Values], IsReadable: true);
    }

    public void Check(string code, SourceText source, int line)
    {
        if (!IsReadable)
            source.Fault(line, $"No se puede comprobar la competencia «{code}»: {File} tiene faltas.");
        else if (!All.Any(c => c.Code == code))
            source.Fault(line, $"La competencia «{code}» no está en {File}.");
    }
}
