using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using UsmeAprende.Catalogue;

namespace UsmeAprende.OwnPages;

/// <summary>
/// Short numbers for the activities of a catalogue, by which <see cref="ProgressBytes"/> names them. Two catalogues that number alike have
/// the same <see cref="Stamp"/>.
/// </summary>
internal sealed class ActivityNumbering
{
    // Raise it when the format changes: then every row is computed again.
    private const int Format = 1;

    private static readonly ConditionalWeakTable<CourseCatalogue, ActivityNumbering> Known = [];

    private readonly FrozenDictionary<ActivityId, int> _numbers;
    private readonly FrozenSet<ActivityId> _renamed;

    private ActivityNumbering(CourseCatalogue catalogue)
    {
        Catalogue = catalogue;
        Activities = [.. ListActivities(catalogue).Distinct()];
        _numbers = Activities.Index().ToFrozenDictionary(a => a.Item, a => a.Index);
        _renamed = catalogue.Renamed.Values.ToFrozenSet();
        var names = string.Join(
            '\n',
            Activities
                .Select(a => a.Value)
                .Concat(catalogue.Renamed.OrderBy(r => r.Key).Select(r => $"{r.Key}>{r.Value}"))
                .Prepend($"{Format}")
        );
        Stamp = BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(names)));
    }

    public CourseCatalogue Catalogue { get; }

    /// <summary>By their number.</summary>
    public ActivityId[] Activities { get; }

    public long Stamp { get; }

    public static ActivityNumbering For(CourseCatalogue catalogue) => Known.GetValue(catalogue, now => new ActivityNumbering(now));

    public bool TryFind(ActivityId activity, out int number) => _numbers.TryGetValue(activity, out number);

    /// <summary>True if progress under this id may be shown under another id, or joined with that of another id.</summary>
    public bool HasTwoNames(ActivityId activity)
    {
        if (_renamed.Count == 0)
            return false;
        return Catalogue.ResolveRenamed(activity) != activity || _renamed.Contains(activity) || _renamed.Contains(activity.Parent);
    }

    private static IEnumerable<ActivityId> ListActivities(CourseCatalogue catalogue)
    {
        foreach (var module in catalogue.Courses.SelectMany(c => c.Modules))
        {
            foreach (var lesson in module.Lessons)
            {
                yield return lesson.Id;
                foreach (var part in lesson.Parts)
                {
                    if (
                        part switch
                        {
                            LessonQuestionPart { Question: var question } => question.Id,
                            LessonPracticePart practice => practice.Id,
                            LessonReflectionPart reflection => reflection.Id,
                            _ => (ActivityId?)null,
                        } is
                        { } id
                    )
                        yield return id;
                }
            }
            yield return ActivityId.TaskOf(module.Id);
            if (module.Test is { } test)
                yield return test.Id;
        }
    }
}
