using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using UsmeAprende.Catalogue;
using UsmeAprende.Catalogue.Reading;

namespace UsmeAprende.Badges.Reading;

/// <summary>
/// Reads <c>badges.yml</c> and its drawings. Errors in the files never throw: they become faults, and the whole book is withdrawn.
/// </summary>
public static class BadgeBookReader
{
    /// <param name="courses">The courses' folder.</param>
    /// <param name="catalogue">The courses that rules may refer to.</param>
    public static BadgeBook Read(string courses, CourseCatalogue catalogue)
    {
        var faults = new ContentFaultList();
        var files = BadgeFiles.Read(courses, faults);
        if (files.Rules is not { } file)
            return BadgeBook.Empty;
        var source = new SourceText(file, faults);
        var families = source.IsReadable ? ReadFamilies(source, files, catalogue, faults) : [];
        return faults.Count == 0 ? new BadgeBook(VersionOf(families), families) : BadgeBook.Empty with { Faults = faults.Sorted() };
    }

    private static ImmutableArray<BadgeFamily> ReadFamilies(
        SourceText source,
        BadgeFiles files,
        CourseCatalogue catalogue,
        ContentFaultList faults
    )
    {
        if (YamlParsing.Read(source, 0, source.Lines.Length) is not { } read)
            return [];
        var root = new YamlKeys(source, read, 0);
        var families = new Dictionary<string, BadgeFamily>(StringComparer.Ordinal);
        foreach (var keys in root.Groups("familias"))
        {
            var family = new BadgeFamily(keys.Text("id"), keys.Text("nombre"), keys.Text("entrena"), keys.Text("porque"), []);
            keys.RejectOthers();
            if (family.Id.Length > 0 && !UrlSlug.IsValid(family.Id))
                source.Fault(keys.LineOf("id"), $"El nombre «{family.Id}» no sirve: {UrlSlug.Advice}.");
            if (family.Id.Length > 0 && !families.TryAdd(family.Id, family))
                source.Fault(keys.Line, $"La familia «{family.Id}» está dos veces.");
        }

        var competences = new CompetenceList(catalogue.Competences, IsReadable: !catalogue.Faults.Any(f => f.File == "competencias.yml"));
        var reader = new BadgeDefinitionReader(files, competences, new BadgeRuleReader(catalogue, source), source, faults);
        var groups = root.Groups("insignias");
        root.RejectOthers();
        var badges = new Dictionary<string, BadgeDefinition>(StringComparer.Ordinal);
        foreach (var keys in groups)
        {
            if (reader.Read(keys, families.Keys) is { } badge && !badges.TryAdd(badge.Id, badge))
                source.Fault(keys.Line, $"La insignia «{badge.Id}» está dos veces.");
        }

        foreach (
            var stray in files.Drawings.Concat(files.Previews).Where(f => !groups.Any(keys => keys.Has("id") && keys.Text("id") == f.Stem))
        )
            faults.Add(stray.Path, 1, "Ninguna insignia usa este archivo. Bórrelo, o descríbala en badges.yml.");
        foreach (var empty in families.Keys.Where(id => !badges.Values.Any(b => b.FamilyId == id)))
            source.Fault(1, $"La familia «{empty}» no tiene insignias.");
        return
        [
            .. families.Values.Select(f => f with { Badges = [.. badges.Values.Where(b => b.FamilyId == f.Id).OrderBy(b => b.Level)] }),
        ];
    }

    // A change of a name or a drawing does not change who earns what, so it does not change the version.
    private static string VersionOf(ImmutableArray<BadgeFamily> families)
    {
        var rules = families
            .SelectMany(f => f.Badges)
            .Where(b => !b.IsRetired)
            .OrderBy(b => b.Id, StringComparer.Ordinal)
            .Select(b => $"{b.Id}: {string.Join(", ", b.Rule.Select(c => $"{c.Fact} {c.Count} {c.Within} {c.Score}"))}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rules))).AsSpan(0, 8));
    }
}

/// <summary>The badges' files: <c>badges.yml</c> and the drawings beside it, with their previews.</summary>
/// <param name="Rules">Null if there is no such file: then there are no badges.</param>
internal sealed record BadgeFiles(SourceFile? Rules, ImmutableArray<SourceFile> Drawings, ImmutableArray<SourceFile> Previews)
{
    public const string File = "badges.yml";
    public const string Folder = "insignias";

    public static BadgeFiles Read(string courses, ContentFaultList faults) =>
        new(
            SourceFile.ReadAll(courses, "", File, faults).SingleOrDefault(),
            SourceFile.ReadAll(courses, Folder, "*.svg", faults),
            SourceFile.ReadAll(courses, Folder, "*.png", faults)
        );
}
