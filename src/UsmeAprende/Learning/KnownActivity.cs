using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace UsmeAprende.Learning;

/// <summary>An activity this server knows, now or from before, with what is right in each of its versions.</summary>
internal sealed class KnownActivity(ActivityKind kind)
{
    private long _since = DateTime.MaxValue.Ticks;

    public ActivityKind Kind => kind;

    /// <summary>When any version of it was first served.</summary>
    public DateTime Since => new(Interlocked.Read(ref _since), DateTimeKind.Utc);

    public void Serve(DateTime at)
    {
        for (var since = Interlocked.Read(ref _since); at.Ticks < since; since = Interlocked.Read(ref _since))
            Interlocked.CompareExchange(ref _since, at.Ticks, since);
    }

    public ConcurrentDictionary<string, FrozenDictionary<string, AnswerKey>> Versions { get; } = new(StringComparer.Ordinal);

    public bool Takes(Verb verb) =>
        verb switch
        {
            Verb.Completed => kind is ActivityKind.Lesson,
            Verb.Practised => kind is ActivityKind.Practice,
            Verb.Reflected => kind is ActivityKind.Reflection,
            Verb.Answered => kind is ActivityKind.Question or ActivityKind.Test,
            Verb.Played => kind is ActivityKind.Game,
            _ => false,
        };
}
