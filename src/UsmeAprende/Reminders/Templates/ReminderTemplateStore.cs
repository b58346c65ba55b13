using System.Collections.Frozen;
using UsmeAprende.Reminders.Kinds;

namespace UsmeAprende.Reminders.Templates;

/// <summary>Every template, read once from <c>Reminders/Templates/</c>, where a kind's id is the file's name.</summary>
public sealed class ReminderTemplateStore
{
    private const string Folder = "UsmeAprende.Reminders.Templates.";
    private const string Extension = ".md";

    private readonly FrozenDictionary<string, ReminderTemplate> _byKind = ReadAll().ToFrozenDictionary(t => t.Kind, t => t.Template);

    public IReadOnlyCollection<string> Kinds => _byKind.Keys;

    public ReminderTemplate Get(IReminderKind kind) => _byKind[kind.Id];

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
