using UsmeAprende.Catalogue;
using UsmeAprende.Learning;
using UsmeAprende.Web.Kit;
using UsmeAprende.Wording;

namespace UsmeAprende.Web.Learning;

/// <summary>A course with a person's progress, in words.</summary>
public sealed record OwnCourseView(CourseProgress Progress)
{
    public Course Course => Progress.Course;

    /// <summary>The heading's id, from which the section is named.</summary>
    public string Anchor => $"curso-{Course.Id}";

    /// <summary>"Por hacer: 25 minutos de lecciones."</summary>
    public string TimeLeft =>
        Progress.MinutesLeft == 0
            ? "Ya hizo todas las lecciones que hay."
            : $"Por hacer: {SpanishDurations.InWords(Progress.MinutesLeft)} de lecciones.";

    public string LessonsDone => $"{Progress.FinishedLessons} de {SpanishCount.Format(Progress.AllLessons, "lección", "lecciones")}";

    /// <summary>Tests that can be taken, with the best result of each.</summary>
    public IEnumerable<TestProgress> Tests => Progress.Modules.Select(m => m.Test).OfType<TestProgress>();

    /// <summary>Lessons covered at gatherings the person came to.</summary>
    public IEnumerable<Lesson> Together => Progress.Modules.SelectMany(m => m.Lessons).Where(l => l.InPerson).Select(l => l.Lesson);

    /// <summary>What the certificate still asks, one sentence each; none when nothing is missing.</summary>
    public IEnumerable<string> Missing => CertificateGapText.List(CertificateGap.Compute(Progress), Course.Rule);

    public TrailView Trail
    {
        get
        {
            var here = Progress.Here;
            return new TrailView($"Sendero de {Course.Title}", [.. Progress.Modules.Select(m => Stop(m, m == here))]);
        }
    }

    private static TrailStop Stop(ModuleProgress module, bool isHere)
    {
        var all = module.Lessons.Length;
        if (all == 0)
            return new TrailStop(module.Module.Id, module.Module.Title, null, TrailState.Ahead, "Próximamente");
        return new TrailStop(
            module.Module.Id,
            module.Module.Title,
            module.Next?.Path ?? module.Lessons[0].Lesson.Path,
            module.IsDone ? TrailState.Done
                : isHere ? TrailState.Here
                : TrailState.Ahead,
            null,
            new TrailProgress(
                module.FinishedLessons,
                all,
                $"{module.FinishedLessons} de {SpanishCount.Format(all, "lección", "lecciones")}"
            )
        );
    }
}
