using System.Collections.Frozen;
using System.Net;
using System.Text.RegularExpressions;
using Markdig;
using UsmeAprende.Reminders.Kinds;
using YamlDotNet.Serialization;

namespace UsmeAprende.Reminders.Templates;

/// <summary>The text of one kind: Markdown with a front matter, and placeholders such as <c>{{nombre}}</c>.</summary>
public sealed partial class ReminderTemplate
{
    /// <summary>The placeholder that every template may use.</summary>
    public const string Name = "nombre";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    private readonly string _title;
    private readonly string _action;
    private readonly string _reason;
    private readonly string _chat;
    private readonly string _text;
    private readonly string _html;

    private ReminderTemplate(Dictionary<string, string> head, string body)
    {
        (_title, _action, _reason, _chat) = (
            head["titulo"],
            head["accion"],
            head.GetValueOrDefault("llamada", ""),
            head.GetValueOrDefault("whatsapp", "")
        );
        // Rendered before it is filled, so that people's own text is never read as Markdown.
        (_text, _html) = (body, Markdown.ToHtml(body, Pipeline));
        Placeholders = new[] { _title, _action, _reason, _chat, _text }
            .SelectMany(t => Placeholder().Matches(t))
            .Select(m => m.Groups["name"].Value)
            .ToFrozenSet();
    }

    public IReadOnlySet<string> Placeholders { get; }

    /// <summary>Whether it is worth a facilitator's call.</summary>
    public bool IsWorthACall => _reason.Length > 0;

    public static ReminderTemplate Parse(string source)
    {
        var parts = source.ReplaceLineEndings("\n").Split("---\n", 3);
        if (parts is not ["", var head, var body])
            throw new FormatException("A template begins with a front matter between two lines of ---.");
        return new ReminderTemplate(new DeserializerBuilder().Build().Deserialize<Dictionary<string, string>>(head), body.Trim());
    }

    /// <summary>A missing value is a bug and throws.</summary>
    public ReminderContent Fill(string name, ReminderFacts facts)
    {
        string Plain(string text) => FillIn(text, name, facts, value => value);
        return new ReminderContent
        {
            Title = Plain(_title),
            Text = Plain(_text),
            Html = FillIn(_html, name, facts, WebUtility.HtmlEncode),
            Action = Plain(_action),
            Link = facts.Link,
            Reason = Plain(_reason),
            Chat = Plain(_chat),
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
}
