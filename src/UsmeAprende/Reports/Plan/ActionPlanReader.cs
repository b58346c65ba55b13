using System.Collections.Immutable;
using UsmeAprende.Catalogue;
using UsmeAprende.Catalogue.Reading;
using UsmeAprende.Gatherings;

namespace UsmeAprende.Reports.Plan;

/// <summary>Reads the plans of all years. Errors in a file never throw: they become faults, and that year's plan is withdrawn.</summary>
public static class ActionPlanReader
{
    public const string Folder = "planes";

    private const int MostGoal = 10_000;

    // The platform cannot count these yet. Until it does, they are reported.
    private static readonly string[] NotCountedYet = ["organisations_board", "ventures_board"];

    /// <param name="courses">The courses' folder.</param>
    /// <param name="catalogue">The courses that measures may name.</param>
    public static ActionPlanBook Read(string courses, CourseCatalogue catalogue)
    {
        var faults = new ContentFaultList();
        var plans = new List<ActionPlan>();
        foreach (var file in SourceFile.ReadAll(courses, Folder, "*.yml", faults))
        {
            var before = faults.Count;
            if (Read(new SourceText(file, faults), catalogue) is not { } plan || faults.Count > before)
                continue;
            if (plans.Exists(p => p.Year == plan.Year))
                faults.Add(file.Path, 1, $"Ya hay otro plan de {plan.Year}.");
            else
                plans.Add(plan);
        }
        return new ActionPlanBook([.. plans.OrderByDescending(p => p.Year)]) { Faults = faults.Sorted() };
    }

    private static ActionPlan? Read(SourceText source, CourseCatalogue catalogue)
    {
        if (!source.IsReadable || YamlParsing.Read(source, 0, source.Lines.Length) is not { } read)
            return null;
        var root = new YamlKeys(source, read, 0);
        var year = root.Number("year", 2000, 2100);
        var areas = root.Group("areas");
        var names = areas.Names.ToDictionary(id => id, areas.Text, StringComparer.Ordinal);
        var groups = root.Group("elements");
        var elements = groups.Names.ToDictionary(id => id, id => ReadElement(groups.Group(id), id), StringComparer.Ordinal);
        var reader = new ResultReader(source, names, [.. elements.Keys], catalogue);
        var results = root.Groups("results").Select(reader.Read).ToLookup(r => r.Element, r => r.Result);
        root.RejectOthers();
        return new ActionPlan(year, [.. elements.Values.Select(e => e with { Results = [.. results[e.Id]] })]);
    }

    private static PlanElement ReadElement(YamlKeys keys, string id)
    {
        var element = new PlanElement(id, keys.Text("name"), keys.Text("aim"), []);
        keys.RejectOthers();
        return element;
    }

    private sealed class ResultReader(
        SourceText source,
        IReadOnlyDictionary<string, string> areas,
        IReadOnlyCollection<string> elements,
        CourseCatalogue catalogue
    )
    {
        private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

        public (string Element, KeyResult Result) Read(YamlKeys keys)
        {
            var id = keys.Text("id");
            if (id.Length > 0 && !UrlSlug.IsValid(id))
                source.Fault(keys.LineOf("id"), $"El nombre «{id}» no sirve: {UrlSlug.Advice}.");
            if (id.Length > 0 && !_ids.Add(id))
                source.Fault(keys.Line, $"El resultado «{id}» está dos veces.");
            var element = keys.Text("element");
            if (element.Length > 0 && !elements.Contains(element))
                source.Fault(keys.LineOf("element"), $"No existe el elemento «{element}». Están: {string.Join(", ", elements)}.");
            var own = keys.Texts("areas");
            foreach (var (area, line) in own.Where(a => !areas.ContainsKey(a.Text)))
                source.Fault(line, $"No existe el área «{area}». Están: {string.Join(", ", areas.Keys)}.");
            var (from, until) = (keys.Number("from", 1, 12), keys.Number("to", 1, 12));
            if (until < from)
                source.Fault(keys.LineOf("to"), "Termina antes de empezar.");
            var result = new KeyResult(
                id,
                keys.Text("title"),
                keys.Number("goal", 1, MostGoal),
                [.. own.Select(a => areas.GetValueOrDefault(a.Text, a.Text))],
                from,
                until,
                keys.Has("measured") ? ReadMeasure(keys.Text("measured"), keys.LineOf("measured")) : ResultMeasure.ByHand
            );
            keys.RejectOthers();
            return (element, result);
        }

        private ResultMeasure ReadMeasure(string written, int line)
        {
            var topic = written.Contains(':', StringComparison.Ordinal) ? written[(written.IndexOf(':') + 1)..] : "";
            ResultMeasure? measure = written.Split(':')[0] switch
            {
                "gatherings" when GatheringCodeList.Kinds.Contains(topic) => new(MeasureKind.Gatherings, topic),
                "course" when catalogue.Courses.Any(c => c.Id == topic) => new(MeasureKind.Teaching, topic),
                "module" when catalogue.Courses.SelectMany(c => c.Modules).Any(m => m.Id == topic) => new(MeasureKind.Teaching, topic),
                "game_plan" when topic.Length == 0 => new(MeasureKind.Games),
                "open_data_releases" when topic.Length == 0 => new(MeasureKind.DataReleases),
                var other when topic.Length == 0 && NotCountedYet.Contains(other) => ResultMeasure.ByHand,
                _ => null,
            };
            if (measure is null)
                source.Fault(
                    line,
                    $"No se sabe contar «{written}». Se puede: gatherings y un tipo de encuentro, course y un curso, module y un módulo, "
                        + $"game_plan, open_data_releases, {string.Join(", ", NotCountedYet)}."
                );
            return measure ?? ResultMeasure.ByHand;
        }
    }
}

/// <summary>The plans of all years, newest first.</summary>
public sealed record ActionPlanBook(ImmutableArray<ActionPlan> Plans)
{
    public ImmutableArray<ContentFault> Faults { get; init; } = [];

    public ActionPlan? Find(int year) => Plans.FirstOrDefault(p => p.Year == year);
}
