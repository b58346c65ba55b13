using System.Collections.Immutable;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>The codes of <c>competencias.yml</c>.</summary>
internal sealed record CompetenceList(ImmutableArray<DigitalCompetence> All, bool IsReadable)
{
    private const string File = "competencias.yml";

    public static CompetenceList Read(SourceFolder folder, ContentFaultList faults)
    {
        if (folder.Find(File) is not { } file)
            return new CompetenceList([], IsReadable: true);
        var source = new SourceText(file, faults);
        if (!source.IsReadable || YamlParsing.Read(source, 0, source.Lines.Length) is not { } root)
            return new CompetenceList([], IsReadable: false);
        if (root is not YamlDotNet.RepresentationModel.YamlSequenceNode list)
        {
            source.Fault(1, "Aquí va una lista de competencias, cada una con «code» y «name».");
            return new CompetenceList([], IsReadable: false);
        }

        var all = new Dictionary<string, DigitalCompetence>(StringComparer.Ordinal);
        foreach (var keys in YamlKeys.ReadListItems(source, list, 0))
        {
            var competence = new DigitalCompetence(keys.Text("code"), keys.Text("name"));
            keys.RejectOthers();
            if (competence.Code.Length > 0 && !all.TryAdd(competence.Code, competence))
                source.Fault(keys.Line, $"La competencia «{competence.Code}» está dos veces.");
        }

        return new CompetenceList([.. all.Values], IsReadable: true);
    }

    public void Check(string code, SourceText source, int line)
    {
        if (!IsReadable)
            source.Fault(line, $"No se puede comprobar la competencia «{code}»: {File} tiene faltas.");
        else if (!All.Any(c => c.Code == code))
            source.Fault(line, $"La competencia «{code}» no está en {File}.");
    }
}
