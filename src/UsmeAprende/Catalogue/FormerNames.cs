using System.Collections.Frozen;
using System.Collections.Immutable;

namespace UsmeAprende.Catalogue;

/// <summary>
/// What the things of the courses were called before: what a lesson or a test says of itself, and what follows from a module that was
/// renamed.
/// </summary>
internal static class FormerNames
{
    public const string Test = "/prueba";
    public const string Task = "/tarea";
    public const string Guide = "/guia";

    public static FrozenDictionary<string, string> Of(ImmutableArray<Course> courses)
    {
        var modules = courses.SelectMany(c => c.Modules).ToList();
        var living = modules
            .SelectMany(m => m.Lessons.Select(l => l.Id).Append(m.Id + Test).Append(m.Id + Task).Append(m.Id + Guide))
            .ToHashSet(StringComparer.Ordinal);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        // A lesson that left the module before the module was renamed says so itself, and is right.
        foreach (
            var (former, now) in modules.SelectMany(Said).Concat(modules.SelectMany(Implied)).Where(name => !living.Contains(name.Former))
        )
            names.TryAdd(former, now);
        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static IEnumerable<(string Former, string Now)> Said(Module module) =>
        module
            .Lessons.SelectMany(l => l.FormerIds.Select(former => (former, l.Id)))
            .Concat(module.Test is { } test ? test.FormerIds.Select(former => (former, test.Id)) : []);

    private static IEnumerable<(string Former, string Now)> Implied(Module module) =>
        module.FormerIds.SelectMany(former =>
            module
                .Lessons.Select(l => ($"{former}/{l.Slug}", l.Id))
                .Append((former + Test, module.Id + Test))
                .Append((former + Task, module.Id + Task))
                .Append((former + Guide, module.Id + Guide))
        );
}
