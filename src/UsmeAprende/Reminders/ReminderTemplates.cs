using System.Collections.Frozen;

namespace UsmeAprende.Reminders;

/// <summary>Every template, read once from <c>Reminders/Templates/</c>, where a kind's id is the file's name.</summary>
public sealed class ReminderTemplates
{
    private const string Folder = "UsmeAprende.Reminders.Templates.";
    private const string Extension = ".md";

    private readonly FrozenDictionary<string, ReminderTemplate> _byKind = Read().ToFrozenDictionary(t => t.Kind, t => t.Template);

    public IReadOnlyCollection<string> Kinds => _byKind.Keys;

    public ReminderTemplate Of(IReminderKind kind) => _byKind[kind.Id];

    private static IEnumerable<(string Kind, ReminderTemplate Template)> Read()
    {
        var assembly = typeof(ReminderTemplates).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name[Folder.Length..^Extension.Length], ReminderTemplate.Parse(reader.ReadToEnd()));
        }
    }
}
