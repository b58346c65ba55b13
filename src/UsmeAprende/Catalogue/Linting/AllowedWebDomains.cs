using System.Collections.Frozen;
using UsmeAprende.Catalogue.Reading;

namespace UsmeAprende.Catalogue.Linting;

/// <summary>The web sites of <c>dominios.yml</c>. Courses may link only to these, because people trust our links.</summary>
internal sealed record AllowedWebDomains(FrozenSet<string> Allowed)
{
    public const string File = "dominios.yml";

    public static (AllowedWebDomains Domains, IEnumerable<LintFinding> Findings) Read(SourceFolder folder)
    {
        if (folder.Find(File) is not { } file)
            return (new AllowedWebDomains(FrozenSet<string>.Empty), []);
        var faults = new ContentFaultList();
        var source = new SourceText(file, faults);
        var root = source.IsReadable ? YamlParsing.Read(source, 0, source.Lines.Length) : null;
        if (root is not null and not YamlDotNet.RepresentationModel.YamlSequenceNode)
            source.Fault(1, "Aquí va una lista de sitios, cada uno con «domain» y «name».");
        var domains = new HashSet<string>();
        foreach (var keys in root is YamlDotNet.RepresentationModel.YamlSequenceNode list ? YamlKeys.ReadListItems(source, list, 0) : [])
        {
            var (domain, _) = (keys.Text("domain"), keys.Text("name"));
            keys.RejectOthers();
            if (
                domain.Length > 0
                && (
                    Uri.CheckHostName(domain) != UriHostNameType.Dns
                    || domain.StartsWith("www.", StringComparison.Ordinal)
                    || domain.Any(char.IsUpper)
                )
            )
                source.Fault(
                    keys.LineOf("domain"),
                    $"«{domain}» no es un dominio: escríbalo en minúscula, sin «https://», sin «www.» y sin nada después."
                );
            else if (domain.Length > 0 && !domains.Add(domain))
                source.Fault(keys.LineOf("domain"), $"El dominio «{domain}» está dos veces.");
        }

        return (new AllowedWebDomains(domains.ToFrozenSet()), faults.Sorted().Select(f => new LintFinding(f.File, f.Line, f.Message)));
    }

    public IEnumerable<LintFinding> Check(LintedFile file)
    {
        foreach (var (line, address) in file.Links)
        {
            var host = address.IdnHost;
            if (!Allowed.Contains(host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host))
                yield return file.CreateFinding(
                    line,
                    $"«{host}» no está en {File}. Enlace solo páginas oficiales; si esta lo es, agréguela allí con el nombre de la entidad."
                );
            else if (address.Scheme != Uri.UriSchemeHttps)
                yield return file.CreateFinding(
                    line,
                    $"Enlace «{host}» con https:// y no con http://: así nadie cambia la página por el camino."
                );
        }
    }
}
