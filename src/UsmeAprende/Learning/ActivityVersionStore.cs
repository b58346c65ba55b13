using System.Collections.Concurrent;
using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;

namespace UsmeAprende.Learning;

/// <summary>
/// Knows every version of every activity that was ever published: in memory for grading, and in the database permanently.
/// </summary>
public sealed class ActivityVersionStore(IServiceScopeFactory scopes, IEnumerable<IGameActivities> games, TimeProvider clock)
    : IPublicationDates
{
    // Games have no versioned content, so their answers are not graded.
    private const string GameVersion = "juego";

    private readonly ConcurrentDictionary<ActivityId, ServedActivity> _known = new();

    // Versions that still have to be stored. They stay here while the database cannot be written.
    private readonly ConcurrentQueue<ActivityVersion> _unstored = new();

    private long _lastChange;

    internal ServedActivity? Find(ActivityId activity) => _known.GetValueOrDefault(activity);

    /// <summary>When a lesson or test was first published, under any of its ids; null if it never was.</summary>
    public DateTime? FindFirstServedAt(ActivityId activity, IEnumerable<ActivityId> formerIds) =>
        formerIds.Prepend(activity).Select(Find).OfType<ServedActivity>().Select(k => (DateTime?)k.Since).Min();

    public DateTime? FindServedAt(ActivityId activity, string version) =>
        Find(activity)?.Versions.TryGetValue(version, out var served) == true ? served.SeenAt : null;

    public DateTime? LastChangedAt => Interlocked.Read(ref _lastChange) is > 0 and var ticks ? new DateTime(ticks, DateTimeKind.Utc) : null;

    /// <summary>Loads all versions from the database at the start.</summary>
    public async Task LoadAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        await ReadAsync(scope.ServiceProvider.GetRequiredService<UsmeDb>().ActivityVersions, cancel);
    }

    /// <summary>Loads activities that another server with the same database may have published meanwhile.</summary>
    internal async Task LoadActivitiesAsync(IReadOnlyCollection<ActivityId> activities, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        await ReadAsync(
            scope.ServiceProvider.GetRequiredService<UsmeDb>().ActivityVersions.Where(v => activities.Contains(v.Activity)),
            cancel
        );
    }

    /// <summary>Adds a catalogue's versions in memory. <see cref="StoreAsync"/> then stores the new ones.</summary>
    public void AddCatalogue(CourseCatalogue catalogue)
    {
        var seenAt = clock.GetUtcNow().UtcDateTime;
        var played = games
            .SelectMany(g => g.Activities)
            .Select(id => new ActivityVersion
            {
                Activity = id,
                Version = GameVersion,
                Kind = ActivityKind.Game,
                SeenAt = seenAt,
            });
        foreach (var version in ListVersions(catalogue, seenAt).Concat(played).Where(TryAdd))
            _unstored.Enqueue(version);
    }

    /// <summary>Stores the new versions. Not safe for concurrent calls.</summary>
    public async Task StoreAsync(CancellationToken cancel)
    {
        var versions = _unstored.ToArray();
        if (versions.Length == 0)
            return;
        if (!await TryStoreAsync(versions, cancel))
            // Another server inserted some of them after our query: query again and insert the rest.
            await InsertAsync(versions, cancel);
        for (var n = 0; n < versions.Length; n++)
            _unstored.TryDequeue(out _);
    }

    private async Task<bool> TryStoreAsync(ActivityVersion[] versions, CancellationToken cancel)
    {
        try
        {
            await InsertAsync(versions, cancel);
            return true;
        }
        catch (DbUpdateException)
        {
            return false;
        }
    }

    private async Task InsertAsync(ActivityVersion[] versions, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<UsmeDb>();
        await db.WriteAsync(
            async () =>
            {
                var stored = (await db.ActivityVersions.Select(v => new { v.Activity, v.Version }).ToListAsync(cancel)).ToHashSet();
                db.AddRange(versions.Where(v => !stored.Contains(new { v.Activity, v.Version })));
            },
            cancel
        );
    }

    private async Task ReadAsync(IQueryable<ActivityVersion> versions, CancellationToken cancel)
    {
        await foreach (var version in versions.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
            TryAdd(version);
    }

    private bool TryAdd(ActivityVersion version)
    {
        var known = _known.GetOrAdd(version.Activity, _ => new ServedActivity(version.Kind));
        known.MarkServedAt(version.SeenAt);
        if (!known.Versions.TryAdd(version.Version, new ServedVersion(version.SeenAt, new(() => ReadKeys(version.Keys)))))
            return false;
        for (var last = Interlocked.Read(ref _lastChange); version.SeenAt.Ticks > last; last = Interlocked.Read(ref _lastChange))
            Interlocked.CompareExchange(ref _lastChange, version.SeenAt.Ticks, last);
        return true;
    }

    private static FrozenDictionary<string, AnswerKey> ReadKeys(string? stored) =>
        stored is null ? FrozenDictionary<string, AnswerKey>.Empty : AnswerGrading.ReadKeys(stored);

    private bool IsKnown(ActivityId activity, string version) => Find(activity)?.Versions.ContainsKey(version) == true;

    private IEnumerable<ActivityVersion> ListVersions(CourseCatalogue catalogue, DateTime seenAt)
    {
        foreach (var module in catalogue.Courses.SelectMany(c => c.Modules))
        {
            foreach (var lesson in module.Lessons.Where(l => !l.IsWithheld))
            {
                yield return Plain(lesson.Id, lesson.Version, ActivityKind.Lesson);
                foreach (var part in lesson.Parts)
                {
                    if (part is LessonPracticePart practice)
                        yield return Plain(practice.Id, lesson.Version, ActivityKind.Practice);
                    else if (part is LessonReflectionPart reflection)
                        yield return Plain(reflection.Id, lesson.Version, ActivityKind.Reflection);
                }
                foreach (var question in lesson.Questions.SelectMany(q => q.Variants).Where(q => !IsKnown(q.Id, q.Hash)))
                    yield return Asked(question);
            }

            if (module.Test is not { IsWithheld: false } test)
                continue;
            if (!IsKnown(test.Id, test.Version))
                yield return Graded(test);
            foreach (var question in test.Questions.SelectMany(q => q.Variants).Where(q => !IsKnown(q.Id, q.Hash)))
                yield return Asked(question);
        }

        ActivityVersion Plain(ActivityId id, string version, ActivityKind kind) =>
            new()
            {
                Activity = id,
                Version = version,
                Kind = kind,
                SeenAt = seenAt,
            };

        // At most starts no version is new, so the right answers are serialised only for new ones.
        ActivityVersion Graded(ModuleTest test) =>
            new()
            {
                Activity = test.Id,
                Version = test.Version,
                Kind = ActivityKind.Test,
                Keys = AnswerGrading.WriteKeys(AnswerGrading.CreateKeys(test)),
                SeenAt = seenAt,
            };

        ActivityVersion Asked(QuizQuestion question) =>
            new()
            {
                Activity = question.Id,
                Version = question.Hash,
                Kind = ActivityKind.Question,
                Keys = AnswerGrading.WriteKeys(new Dictionary<string, AnswerKey> { [question.Hash] = AnswerKey.Of(question) }),
                SeenAt = seenAt,
            };
    }
}

/// <summary>A known activity, current or former, with the right answers of each version.</summary>
internal sealed class ServedActivity(ActivityKind kind)
{
    private long _since = DateTime.MaxValue.Ticks;

    public ActivityKind Kind => kind;

    /// <summary>When its first version was published.</summary>
    public DateTime Since => new(Interlocked.Read(ref _since), DateTimeKind.Utc);

    public void MarkServedAt(DateTime at)
    {
        for (var since = Interlocked.Read(ref _since); at.Ticks < since; since = Interlocked.Read(ref _since))
            Interlocked.CompareExchange(ref _since, at.Ticks, since);
    }

    public ConcurrentDictionary<string, ServedVersion> Versions { get; } = new(StringComparer.Ordinal);

    public bool Accepts(RecordVerb verb) =>
        verb switch
        {
            RecordVerb.Completed => kind is ActivityKind.Lesson,
            RecordVerb.Practised => kind is ActivityKind.Practice,
            RecordVerb.Reflected => kind is ActivityKind.Reflection,
            // The answer to a practice says at which step somebody got stuck.
            RecordVerb.Answered => kind is ActivityKind.Question or ActivityKind.Test or ActivityKind.Practice,
            RecordVerb.Played => kind is ActivityKind.Game,
            _ => false,
        };
}

/// <summary>One version of an activity.</summary>
/// <param name="SeenAt">When it was first published.</param>
/// <param name="Keys">The right answers. They are parsed when first needed, since most versions are old and never asked for.</param>
internal sealed record ServedVersion(DateTime SeenAt, Lazy<FrozenDictionary<string, AnswerKey>> Keys);

/// <summary>
/// Tells which games exist; their activities accept <see cref="RecordVerb.Played"/>. Learning owns this interface, and the feature with the
/// games implements it.
/// </summary>
public interface IGameActivities
{
    IEnumerable<ActivityId> Activities { get; }
}
