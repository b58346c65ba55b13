using System.Collections.Immutable;
using UsmeAprende.Badges.Games;
using UsmeAprende.Catalogue;
using UsmeAprende.Catalogue.Reading;

namespace UsmeAprende.Badges.Reading;

/// <summary>Reads the <c>regla</c> of a badge: each key is a condition, and all must hold.</summary>
internal sealed class BadgeRuleReader(CourseCatalogue catalogue, SourceText source)
{
    private const int Most = 500;

    private static readonly (string Key, BadgeFactKind Fact, bool HasPlace)[] Counts =
    [
        ("lecciones", BadgeFactKind.Lesson, true),
        ("modulos", BadgeFactKind.Module, true),
        ("cursos", BadgeFactKind.Course, false),
        ("pruebas", BadgeFactKind.Test, true),
        ("reintentos", BadgeFactKind.Retry, true),
        ("practicas", BadgeFactKind.Practice, true),
        ("tareas", BadgeFactKind.Task, true),
        ("cafes", BadgeFactKind.Gathering, false),
        ("semanas", BadgeFactKind.Week, false),
        ("ayudas", BadgeFactKind.Thanks, false),
        ("metas", BadgeFactKind.Goal, false),
        ("juegos", BadgeFactKind.Game, false),
    ];

    public ImmutableArray<BadgeCriterion> Read(YamlKeys keys)
    {
        var rule = ImmutableArray.CreateBuilder<BadgeCriterion>();
        var within = keys.Has("de") ? ReadPlace(keys, "de") : null;
        int? score = keys.Has("puntaje") ? keys.Number("puntaje", 1, 100) : null;
        foreach (var (key, fact, hasPlace) in Counts.Where(c => keys.Has(c.Key)))
        {
            var criterion = new BadgeCriterion(
                fact,
                keys.Number(key, 1, Most),
                hasPlace ? within : null,
                fact is BadgeFactKind.Test ? score : null
            );
            if (CountPossible(criterion) is { } most && criterion.Count > most)
                source.Fault(keys.LineOf(key), $"Nadie podría ganarla: «{key}» pide {criterion.Count} y solo hay {most}.");
            rule.Add(criterion);
        }
        if (keys.Has("modulo"))
            rule.Add(new BadgeCriterion(BadgeFactKind.Module, 1, ReadModule(keys)));
        if (keys.Has("curso"))
            rule.Add(new BadgeCriterion(BadgeFactKind.Course, 1, ReadCourse(keys)));

        if (score is not null && !keys.Has("pruebas"))
            source.Fault(keys.LineOf("puntaje"), "«puntaje» acompaña a «pruebas»: diga también cuántas pruebas.");
        if (within is not null && !Counts.Any(c => c.HasPlace && keys.Has(c.Key)))
            source.Fault(
                keys.LineOf("de"),
                "«de» limita lecciones, módulos, pruebas, reintentos, prácticas o tareas: diga también cuántas."
            );
        keys.RejectOthers();
        if (rule.Count == 0)
            source.Fault(keys.Line, $"La regla no pide nada. Puede pedir: {string.Join(", ", Counts.Select(c => c.Key))}, modulo o curso.");
        return rule.ToImmutable();
    }

    private string ReadPlace(YamlKeys keys, string key)
    {
        var place = keys.Text(key);
        if (
            place.Length > 0
            && !catalogue.CoursesById.ContainsKey(place)
            && !catalogue.ModulesById.ContainsKey(place)
            && !IsWithdrawn(place)
        )
            source.Fault(keys.LineOf(key), $"No existe «{place}». Se escribe curso, o curso/módulo, sin números.");
        return place;
    }

    private string ReadModule(YamlKeys keys)
    {
        var module = keys.Text("modulo");
        if (
            module.Length > 0
            && !IsWithdrawn(module)
            && !(catalogue.ModulesById.TryGetValue(module, out var known) && known.Lessons.Length > 0)
        )
            source.Fault(
                keys.LineOf("modulo"),
                $"No existe el módulo «{module}», o no tiene lecciones. Se escribe curso/módulo, sin números."
            );
        return module;
    }

    private string ReadCourse(YamlKeys keys)
    {
        var course = keys.Text("curso");
        if (course.Length > 0 && !IsWithdrawn(course) && !(catalogue.CoursesById.TryGetValue(course, out var known) && known.HasLessons))
            source.Fault(keys.LineOf("curso"), $"No existe el curso «{course}», o no tiene lecciones.");
        return course;
    }

    // The course's own faults are reported already; they should not withdraw the badges.
    private bool IsWithdrawn(string place) => catalogue.Withdrawn.Contains(place.Split('/')[0]);

    /// <summary>How many keys there can be; null if it is not known.</summary>
    private int? CountPossible(BadgeCriterion criterion)
    {
        if (criterion.Fact is BadgeFactKind.Game)
            return PracticeGame.All.Count;
        if (!catalogue.Withdrawn.IsEmpty || catalogue.Withheld.Any())
            return null;
        var modules = catalogue.Courses.SelectMany(c => c.Modules).ToList();
        IEnumerable<string>? keys = criterion.Fact switch
        {
            BadgeFactKind.Lesson => catalogue.LessonsById.Keys.Select(l => l.Value),
            BadgeFactKind.Module => modules.Where(m => m.Lessons.Length > 0).Select(m => m.Id),
            BadgeFactKind.Course => catalogue.Courses.Where(c => c.HasLessons).Select(c => c.Id),
            BadgeFactKind.Test => modules.Where(m => m.Test is not null).Select(m => m.Id),
            BadgeFactKind.Task => modules.Where(m => m.Guide is not null).Select(m => m.Id),
            BadgeFactKind.Practice => catalogue
                .LessonsById.Values.SelectMany(l => l.Parts)
                .OfType<LessonPracticePart>()
                .Select(p => p.Id.Value),
            _ => null,
        };
        return keys?.Count(criterion.Covers);
    }
}
