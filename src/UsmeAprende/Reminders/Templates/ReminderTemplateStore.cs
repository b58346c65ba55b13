using System.Collections.Concurrent;
using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Reminders.Kinds;

namespace UsmeAprende.Reminders.Templates;

/// <summary>
/// Every template: as coordinators last wrote it, or as it came with the programme in <c>Reminders/Templates/</c>, where a kind's id is the
/// file's name.
/// </summary>
public sealed class ReminderTemplateStore
{
    private const string Folder = "UsmeAprende.Reminders.Templates.";
    private const string Extension = ".md";

    private readonly FrozenDictionary<string, ReminderTemplate> _byKind = ReadAll().ToFrozenDictionary(t => t.Kind, t => t.Template);

    // An edition is never changed.
    private readonly ConcurrentDictionary<Guid, ReminderTemplate> _editions = [];

    public IReadOnlyCollection<string> Kinds => _byKind.Keys;

    /// <summary>As it came with the programme.</summary>
    public ReminderTemplate Get(IReminderKind kind) => _byKind[kind.Id];

    /// <summary>As it is sent now. Several servers share the editions, so it is asked each time which is the latest.</summary>
    public async Task<ReminderTemplate> FindAsync(UsmeDb db, IReminderKind kind, CancellationToken cancel)
    {
        var editions = db.TemplateEditions.AsNoTracking().Where(e => e.Kind == kind.Id);
        if (await editions.OrderByDescending(e => e.Version).Select(e => (Guid?)e.Id).FirstOrDefaultAsync(cancel) is not { } latest)
            return Get(kind);
        if (_editions.TryGetValue(latest, out var known))
            return known;
        var edition = await editions.SingleAsync(e => e.Id == latest, cancel);
        return _editions.GetOrAdd(latest, Get(kind).With(edition.Words));
    }

    private static IEnumerable<(string Kind, ReminderTemplate Template)> ReadAll()
    {
        var assembly = typeof(ReminderTemplateStore).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name[Folder.Length..^Extension.Length], ReminderTemplate.Parse(reader.ReadToEnd()));
        }
    }
}
