using System.Collections.Immutable;
using UsmeAprende.Catalogue.Reading;
using UsmeAprende.Catalogue.Search;

namespace UsmeAprende.Catalogue;

/// <summary>
/// Reads the courses' folder into a catalogue. Errors in the files never throw: they become faults, and content with faults is withheld.
/// </summary>
public static class CatalogueReader
{
    private static readonly string[] Known =
    [
        "competencias.yml",
        "glosario.md",
        "diagnostico.md",
        "badges.yml",
        "dominios.yml",
        HomeDoorReader.File,
        HelpLineReader.File,
        SynonymReader.File,
        "README.md",
        "FUENTES.md",
    ];

    // Beside the courses lie the badges' drawings and the action plans; their features read them.
    private static readonly string[] OfOthers = ["insignias", "planes"];

    public static CourseCatalogue Read(string path)
    {
        var faults = new ContentFaultList();
        var folder = SourceFolder.Read(path, faults);
        var seen = new CrossReferences();
        var competences = CompetenceList.Read(folder, faults);
        var helpLines = HelpLineReader.Read(folder, faults);
        var glossary = GlossaryReader.Read(folder, helpLines, seen, faults);
        var courses = folder
            .Files.Where(f => f.Folder.Length > 0 && !OfOthers.Contains(f.Top))
            .GroupBy(f => f.Top)
            .Select(files => CourseReader.Read(files.Key, [.. files], glossary, competences, helpLines, seen, faults))
            .ToList();
        foreach (var stray in folder.Files.Where(f => f.Folder.Length == 0 && !Known.Contains(f.Name)))
            faults.Add(stray.Path, 1, "Este archivo no va en este lugar.");
        var placement = PlacementReader.Read(folder, glossary, helpLines, courses, seen, faults);
        var doors = HomeDoorReader.Read(folder, courses, faults);
        var synonyms = SynonymReader.Read(folder, faults);
        CrossReferenceChecks.CheckLinks(courses, seen.Links);
        CrossReferenceChecks.CheckFormerIds(courses, seen.FormerIds);
        if (faults.IsIn(PlacementReader.File))
            placement = null;

        // Without a valid course.md, the course's name and its rule for the certificate are not known.
        var withholding = new ContentWithholding(faults, seen);
        var served = courses
            .Where(c => !faults.IsIn($"{c.Id}/course.md"))
            .Select(withholding.Apply)
            .OrderBy(c => c.Order)
            .ThenBy(c => c.Id, StringComparer.Ordinal)
            .ToImmutableArray();
        return new CourseCatalogue(
            folder.Version,
            served,
            glossary.Terms,
            KeepServed(placement, served),
            [.. courses.Select(c => c.Id).Except(served.Select(c => c.Id))]
        )
        {
            Faults = faults.Sorted(),
            Competences = competences.All,
            // With faults in them, the home page falls back on its courses.
            Doors = faults.IsIn(HomeDoorReader.File) ? [] : doors,
            Synonyms = synonyms,
            HelpLines = helpLines.All,
        };
    }

    // A task whose module is withdrawn has no page to link to.
    private static PlacementQuestionnaire? KeepServed(PlacementQuestionnaire? placement, ImmutableArray<Course> served)
    {
        var modules = served.SelectMany(c => c.Modules).Select(m => m.Id).ToHashSet();
        var tasks = placement?.Tasks.Where(t => modules.Contains(t.ModuleId)).ToImmutableArray() ?? [];
        return tasks.IsEmpty ? null : placement! with { Tasks = tasks };
    }
}
