using UsmeAprende.Reminders.Kinds;
using UsmeAprende.Reminders.Templates;
using UsmeAprende.Typing;

namespace UsmeAprende.Web.Reminders.Templates;

/// <summary>The words of a template as they were typed.</summary>
public sealed class TemplateForm
{
    public string? Title { get; set; }

    public string? Text { get; set; }

    public string? Action { get; set; }

    public string? Reason { get; set; }

    public string? Chat { get; set; }

    /// <summary>The edition that the page showed.</summary>
    public int Version { get; set; }

    public string? Accion { get; set; }

    public static TemplateForm Create(TemplateWords words) =>
        new()
        {
            Title = words.Title,
            Text = words.Text,
            Action = words.Action,
            Reason = words.Reason,
            Chat = words.Chat,
        };

    public TemplateWords Read() =>
        new()
        {
            Title = TypedText.CleanLine(Title),
            Text = TypedText.CleanLines(Text),
            Action = TypedText.CleanLine(Action),
            Reason = TypedText.CleanLine(Reason),
            Chat = TypedText.CleanLine(Chat),
        };
}

/// <summary>All templates, as people read them.</summary>
/// <param name="Changed">When coordinators last changed one, by kind.</param>
public sealed record TemplateListPage(IReadOnlyList<ReminderPreviewItem> Items, IReadOnlyDictionary<string, DateTime> Changed);

/// <summary>One template being changed.</summary>
/// <param name="History">Newest first, at last the one of the programme.</param>
/// <param name="HasCall">Whether it also has words for a call and for WhatsApp.</param>
public sealed record TemplateEditorPage(
    IReminderKind Kind,
    TemplateForm Form,
    TemplateLook? Look,
    IReadOnlyList<TemplateHistoryItem> History,
    bool HasCall
)
{
    public int Version => History[0].Version;

    public IReadOnlyList<string> Fields => TemplateCheck.ListFields(Kind);
}

/// <summary>What stands above the form: how the letter would look, or what somebody else stored meanwhile.</summary>
public sealed record TemplateLook(ReminderContent? Words, TemplateHistoryItem? Theirs);
