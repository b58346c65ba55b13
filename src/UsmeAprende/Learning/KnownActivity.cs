using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace UsmeAprende.Learning;

/// <summary>An activity this server knows, now or from before, with what is right in each of its versions.</summary>
internal sealed class KnownActivity(ActivityKind kind)
{
    public ActivityKind Kind => kind;

    public ConcurrentDictionary<string, FrozenDictionary<string, AnswerKey>> Versions { get; } = new(StringComparer.Ordinal);

    public bool Takes(Verb verb) => verb switch
    {
        Verb.Completed => kind is ActivityKind.Lesson,
        Verb.Practised => kind is ActivityKind.Practice,
        Verb.Reflected => kind is ActivityKind.Reflection,
        Verb.Answered => kind is ActivityKind.Question or ActivityKind.Test,
        Verb.Played => kind is ActivityKind.Game,
        _ => false,
    };
}
