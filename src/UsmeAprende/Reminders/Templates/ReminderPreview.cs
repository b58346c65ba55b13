using UsmeAprende.Mail;
using UsmeAprende.People;
using UsmeAprende.Reminders.Channels;
using UsmeAprende.Reminders.Kinds;
using UsmeAprende.Reminders.Sending;

namespace UsmeAprende.Reminders.Templates;

/// <summary>Shows the reminders with made-up data.</summary>
public sealed class ReminderPreview(
    IEnumerable<IReminderKind> kinds,
    ReminderTemplateStore templates,
    ReminderEmailWriter emailWriter,
    IEnumerable<IReminderChannel> channels
)
{
    private const string MadeUpName = "María José";

    private static readonly ReminderRecipient Nobody = new()
    {
        Id = PersonId.Empty,
        Rows = new HashSet<PersonId>(),
        GivenNames = MadeUpName,
        FullName = "María José Ñáñez",
        Role = PersonRole.Learner,
        Exists = true,
        MayBeContacted = true,
        AllowsReminders = true,
        Email = "persona@ejemplo.invalid",
        Refused = new HashSet<(string, string)>(),
        Encouraged = [],
    };

    public IReadOnlyList<ReminderPreviewItem> ListAll() => [.. kinds.Select(k => new ReminderPreviewItem(k, FillSample(k)))];

    /// <summary>Null if there is no such kind.</summary>
    public EmailMessage? FindEmail(string kindId) =>
        kinds.FirstOrDefault(k => k.Id == kindId) is { } kind
            ? emailWriter.Write(new OutgoingReminder(Guid.Empty, kind, Nobody, FillSample(kind), channels.First()))
            : null;

    private ReminderContent FillSample(IReminderKind kind) => templates.Get(kind).Fill(MadeUpName, new ReminderFacts("/", kind.Sample));
}

/// <summary>A kind with its text, filled with made-up data.</summary>
public sealed record ReminderPreviewItem(IReminderKind Kind, ReminderContent Words);
