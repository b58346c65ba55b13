using System.Collections.Frozen;
using System.Net;
using System.Text.RegularExpressions;
using Markdig;
using UsmeAprende.Reminders.Kinds;
using YamlDotNet.Serialization;

namespace UsmeAprende.Reminders.Templates;

/// <summary>The text of one kind, with placeholders such as <c>{{nombre}}</c>.</summary>
public sealed partial class ReminderTemplate
{
    /// <summary>The placeholder that every template may use.</summary>
    public const string Name = "nombre";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    private readonly string _html;
    private readonly string _why;

    private ReminderTemplate(TemplateWords words, string why)
    {
        // Rendered before it is filled, so that people's own text is never read as Markdown.
        (Words, _why, _html) = (words, why, Markdown.ToHtml(words.Text, Pipeline));
        Placeholders = words.Fields.SelectMany(ListPlaceholders).ToFrozenSet();
    }

    public TemplateWords Words { get; }

    public IReadOnlySet<string> Placeholders { get; }

    /// <summary>Whether it is worth a facilitator's call.</summary>
    public bool IsWorthACall => Words.Reason.Length > 0;

    /// <summary>Reads a file: Markdown with a front matter.</summary>
    public static ReminderTemplate Parse(string source)
    {
        var parts = source.ReplaceLineEndings("\n").Split("---\n", 3);
        if (parts is not ["", var head, var body])
            throw new FormatException("A template begins with a front matter between two lines of ---.");
        var fields = new DeserializerBuilder().Build().Deserialize<Dictionary<string, string>>(head);
        var words = new TemplateWords
        {
            Title = fields["titulo"],
            Action = fields["accion"],
            Reason = fields.GetValueOrDefault("llamada", ""),
            Chat = fields.GetValueOrDefault("whatsapp", ""),
            Text = body.Trim(),
        };
        return new ReminderTemplate(words, fields["porque"]);
    }

    /// <summary>The same kind with other words. Why somebody gets it stays as the programme knows it.</summary>
    public ReminderTemplate With(TemplateWords words) => new(words, _why);

    /// <summary>The names of the placeholders in a text.</summary>
    public static IEnumerable<string> ListPlaceholders(string text) => Placeholder().Matches(text).Select(m => m.Groups["name"].Value);

    /// <summary>A missing value is a bug and throws.</summary>
    public ReminderContent Fill(string name, ReminderFacts facts)
    {
        string Plain(string text) => FillIn(text, name, facts, value => value);
        return new ReminderContent
        {
            Title = Plain(Words.Title),
            Text = Plain(Words.Text),
            Html = FillIn(_html, name, facts, WebUtility.HtmlEncode),
            Action = Plain(Words.Action),
            Link = facts.Link,
            Reason = Plain(Words.Reason),
            Chat = Plain(Words.Chat),
            Why = _why,
        };
    }

    private static string FillIn(string text, string name, ReminderFacts facts, Func<string, string> encode) =>
        Placeholder()
            .Replace(
                text,
                hole =>
                {
                    var asked = hole.Groups["name"].Value;
                    var value = OneLine(asked == Name ? name : facts.Values[asked]);
                    // A time ends with a full stop itself: "2:00 p. m."
                    return encode(value) + (value.EndsWith('.') ? "" : hole.Groups["stop"].Value);
                }
            );

    // A line break in a name must not become a header of an e-mail.
    private static string OneLine(string value) => Breaks().Replace(value, " ").Trim();

    [GeneratedRegex(@"\{\{(?<name>\w+)\}\}(?<stop>\.?)")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"[\p{Cc}\p{Zl}\p{Zp}]+")]
    private static partial Regex Breaks();
}

/// <summary>What people write in a template, not filled in.</summary>
public sealed record TemplateWords
{
    public required string Title { get; init; }

    /// <summary>The button's text.</summary>
    public required string Action { get; init; }

    /// <summary>Why a facilitator should call, in half a line; empty if nobody should.</summary>
    public required string Reason { get; init; }

    /// <summary>What the facilitator can send by WhatsApp.</summary>
    public required string Chat { get; init; }

    /// <summary>Markdown: a greeting, then paragraphs and lists.</summary>
    public required string Text { get; init; }

    public IEnumerable<string> Fields => [Title, Action, Reason, Chat, Text];
}

/// <summary>The text of a reminder, for all channels.</summary>
public sealed record ReminderContent
{
    public required string Title { get; init; }

    /// <summary>Plain text; paragraphs are separated by an empty line.</summary>
    public required string Text { get; init; }

    /// <summary>The paragraphs as HTML, names encoded.</summary>
    public required string Html { get; init; }

    /// <summary>The button's text; <see cref="Link"/> is its target.</summary>
    public required string Action { get; init; }

    public required string Link { get; init; }

    /// <summary>Why a facilitator should call, in half a line; empty if nobody should.</summary>
    public required string Reason { get; init; }

    /// <summary>What the facilitator can send by WhatsApp.</summary>
    public required string Chat { get; init; }

    /// <summary>Why this person gets it: a letter says it after "porque".</summary>
    public required string Why { get; init; }
}
