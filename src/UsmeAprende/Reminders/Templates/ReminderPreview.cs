using UsmeAprende.Data;
using UsmeAprende.Mail;
using UsmeAprende.People;
using UsmeAprende.Reminders.Channels;
using UsmeAprende.Reminders.Kinds;
using UsmeAprende.Reminders.Sending;

namespace UsmeAprende.Reminders.Templates;

/// <summary>Shows the reminders with made-up data.</summary>
public sealed class ReminderPreview(
    UsmeDb db,
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

    public async Task<IReadOnlyList<ReminderPreviewItem>> ListAllAsync(CancellationToken cancel)
    {
        var all = new List<ReminderPreviewItem>();
        foreach (var kind in kinds)
            all.Add(new ReminderPreviewItem(kind, FillSample(kind, await templates.FindAsync(db, kind, cancel))));
        return all;
    }

    /// <summary>Null if there is no such kind.</summary>
    public async Task<EmailMessage?> FindEmailAsync(string kindId, CancellationToken cancel) =>
        kinds.FirstOrDefault(k => k.Id == kindId) is { } kind
            ? emailWriter.Write(
                new OutgoingReminder(
                    Guid.Empty,
                    kind,
                    Nobody,
                    FillSample(kind, await templates.FindAsync(db, kind, cancel)),
                    channels.First()
                )
            )
            : null;

    /// <summary>How words that are not stored yet would look.</summary>
    public ReminderContent Show(IReminderKind kind, TemplateWords words) => FillSample(kind, templates.Get(kind).With(words));

    private static ReminderContent FillSample(IReminderKind kind, ReminderTemplate template) =>
        template.Fill(MadeUpName, new ReminderFacts("/", kind.Sample));
}

/// <summary>A kind with its text, filled with made-up data.</summary>
public sealed record ReminderPreviewItem(IReminderKind Kind, ReminderContent Words);
