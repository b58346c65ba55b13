using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using UsmeAprende.Catalogue;
using UsmeAprende.Learning;

namespace UsmeAprende.OwnPages;

/// <summary>
/// Short numbers for the activities of a catalogue, by which <see cref="ProgressBytes"/> names them. Two catalogues that number alike have
/// the same <see cref="Stamp"/>.
/// </summary>
internal sealed class ActivityNumbering
{
    // To be raised when what is written changes: every row is then computed afresh.
    private const int Format = 1;

    private static readonly ConditionalWeakTable<CourseCatalogue, ActivityNumbering> Known = [];

    private readonly FrozenDictionary<string, int> _numbers;
    private readonly FrozenSet<string> _renamed;

    private ActivityNumbering(CourseCatalogue catalogue)
    {
        Catalogue = catalogue;
        Activities = [.. ListActivities(catalogue).Distinct(StringComparer.Ordinal)];
        _numbers = Activities.Index().ToFrozenDictionary(a => a.Item, a => a.Index, StringComparer.Ordinal);
        _renamed = catalogue.Renamed.Values.ToFrozenSet(StringComparer.Ordinal);
        var names = string.Join(
            '\n',
            Activities
                .Concat(catalogue.Renamed.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => $"{r.Key}>{r.Value}"))
                .Prepend($"{Format}")
        );
        Stamp = BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(names)));
    }

    public CourseCatalogue Catalogue { get; }

    /// <summary>By their number.</summary>
    public string[] Activities { get; }

    public long Stamp { get; }

    public static ActivityNumbering For(CourseCatalogue catalogue) => Known.GetValue(catalogue, now => new ActivityNumbering(now));

    public bool TryFind(string activity, out int number) => _numbers.TryGetValue(activity, out number);

    /// <summary>Whether what is recorded under this id may be told under another one, or together with it.</summary>
    public bool HasTwoNames(string activity)
    {
        if (_renamed.Count == 0)
            return false;
        var slash = activity.LastIndexOf('/');
        return ActivityIds.ResolveRenamed(Catalogue, activity) != activity
            || _renamed.Contains(activity)
            || (slash > 0 && _renamed.Contains(activity[..slash]));
    }

    private static IEnumerable<string> ListActivities(CourseCatalogue catalogue)
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
                            _ => null,
                        } is
                        { } id
                    )
                        yield return id;
                }
            }
            yield return GatheringActivityIds.TaskOf(module.Id);
            if (module.Test is { } test)
                yield return test.Id;
        }
    }
}
