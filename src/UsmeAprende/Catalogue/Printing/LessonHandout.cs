using System.Collections.Immutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using UsmeAprende.Catalogue.Carrying;

namespace UsmeAprende.Catalogue.Printing;

/// <summary>What a lesson leaves on one sheet of paper: what to take away, what to practise, its text, and where to go on.</summary>
/// <param name="Takeaway">Without its "Para llevar:"; empty if the lesson has none.</param>
/// <param name="Address">Of the lesson, as in the QR code; null if the site does not know its own.</param>
/// <param name="Next">The lesson after it in its course; null after the last.</param>
public sealed record LessonHandout(
    string Title,
    string Place,
    string Takeaway,
    ImmutableArray<HandoutLine> Lines,
    string? Address,
    string? Next
)
{
    private const string TakeawayMark = "Para llevar:";

    /// <param name="site">Scheme and host of the site; null if unknown.</param>
    public static LessonHandout Create(Course course, CourseModule module, Lesson lesson, string? site)
    {
        var text = lesson.Parts.OfType<LessonTextPart>().SelectMany(part => ReadLines(part.Html)).ToList();
        var takeaway = text.FindLastIndex(line => line.Text.StartsWith(TakeawayMark, StringComparison.Ordinal));
        var words = takeaway < 0 ? "" : text[takeaway].Text[TakeawayMark.Length..].Trim();
        if (takeaway >= 0)
            text.RemoveAt(takeaway);
        var all = course.Lessons.ToList();
        var next = all.ElementAtOrDefault(all.IndexOf(lesson) + 1);
        return new LessonHandout(
            lesson.Title,
            $"{course.Title} · {module.Title}",
            words.Length > 0 ? char.ToUpperInvariant(words[0]) + words[1..] : "",
            [.. lesson.Parts.OfType<LessonPracticePart>().SelectMany(ReadPractice), .. Lead(text), .. DropIdleHeadings(text)],
            site is null ? null : site + lesson.Path,
            next?.Title
        );
    }

    private static IEnumerable<HandoutLine> ReadPractice(LessonPracticePart practice) =>
        [
            new HandoutLine(HandoutLineKind.Heading, "Practique en su celular"),
            .. ReadLines(practice.Html),
            .. practice.Steps.Select((step, at) => new HandoutLine(HandoutLineKind.Paragraph, $"{at + 1}. {Spell(step.Text)}")),
        ];

    // A lesson begins without a subtitle, but here it follows the practice.
    private static HandoutLine[] Lead(List<HandoutLine> lines) =>
        lines is [{ Kind: not HandoutLineKind.Heading }, ..] ? [new HandoutLine(HandoutLineKind.Heading, "Lo importante")] : [];

    // A subtitle above an exercise has nothing below it here.
    private static IEnumerable<HandoutLine> DropIdleHeadings(List<HandoutLine> lines) =>
        lines.Where(
            (line, at) =>
                line.Kind is not HandoutLineKind.Heading || (at + 1 < lines.Count && lines[at + 1].Kind is not HandoutLineKind.Heading)
        );

    private static IEnumerable<HandoutLine> ReadLines(string html) =>
        XhtmlMarkup.Parse(html).Descendants().SelectMany(ReadElement).Where(line => line.Text.Length > 0);

    private static IEnumerable<HandoutLine> ReadElement(XElement element) =>
        element.Name.LocalName switch
        {
            "h2" or "h3" or "h4" => [new HandoutLine(HandoutLineKind.Heading, Words(element))],
            // A paragraph of an item is read with its item.
            "p" when element.Parent?.Name.LocalName != "li" => [new HandoutLine(HandoutLineKind.Paragraph, Words(element))],
            "li" when element.Parent?.Name.LocalName == "ol" =>
            [
                new HandoutLine(HandoutLineKind.Paragraph, $"{element.ElementsBeforeSelf("li").Count() + 1}. {Words(element)}"),
            ],
            "li" => [new HandoutLine(HandoutLineKind.Item, Words(element))],
            _ => [],
        };

    private static string Words(XElement element) =>
        Spell(
            string.Join(
                ' ',
                string.Concat(
                        element
                            .DescendantNodes()
                            .Select(node =>
                                node is XText text ? text.Value
                                : node is XElement { Name.LocalName: "br" } ? " "
                                : ""
                            )
                    )
                    .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            )
        );

    // The fonts of paper have no sign for the menu of three dots, which stands beside its name or instead of it.
    private static string Spell(string text) =>
        text.Replace("tres puntos ⋮", "tres puntos", StringComparison.Ordinal).Replace("⋮", "los tres puntos", StringComparison.Ordinal);
}

/// <summary>A line of a hand-out's text.</summary>
public sealed partial record HandoutLine(HandoutLineKind Kind, string Text)
{
    /// <summary>Its sentences, each whole.</summary>
    public IReadOnlyList<string> Sentences => SentenceEnd().Split(Text);

    [GeneratedRegex(@"(?<=[.!?…][”»)]?)\s+(?=[\p{Lu}¿¡“«(])")]
    private static partial Regex SentenceEnd();
}

/// <summary>What a line of a hand-out is.</summary>
public enum HandoutLineKind
{
    Heading,
    Paragraph,
    Item,
}
