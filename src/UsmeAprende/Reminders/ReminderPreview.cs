using UsmeAprende.Mail;
using UsmeAprende.People;
using UsmeAprende.Reminders.Channels;

namespace UsmeAprende.Reminders;

/// <summary>What people would read, with made-up data.</summary>
public sealed class ReminderPreview(
    IEnumerable<IReminderKind> kinds,
    ReminderTemplates templates,
    ReminderLetters letters,
    IEnumerable<IReminderChannel> channels
)
{
    private const string MadeUpName = "María José";

    private static readonly Recipient Nobody = new()
    {
        Id = Guid.Empty,
        Rows = new HashSet<Guid>(),
        GivenNames = MadeUpName,
        FullName = "María José Ñáñez",
        Role = Role.Learner,
        IsThere = true,
        MayBeContacted = true,
        AllowsReminders = true,
        Email = "persona@ejemplo.invalid",
        Refused = new HashSet<(string, string)>(),
        Encouraged = [],
    };

    public IReadOnlyList<PreviewedKind> All() => [.. kinds.Select(k => new PreviewedKind(k, Words(k)))];

    /// <summary>Nothing where there is no such kind.</summary>
    public Letter? LetterOf(string kindId) =>
        kinds.FirstOrDefault(k => k.Id == kindId) is { } kind
            ? letters.Write(new OutgoingReminder(Guid.Empty, kind, Nobody, Words(kind), channels.First()))
            : null;

    private ReminderWords Words(IReminderKind kind) => templates.Of(kind).Fill(MadeUpName, new ReminderFacts("/", kind.Sample));
}
