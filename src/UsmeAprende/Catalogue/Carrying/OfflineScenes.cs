using System.Globalization;
using System.Text;
using UsmeAprende.Documents;

namespace UsmeAprende.Catalogue.Carrying;

/// <summary>Writes a simulated phone and a conversation for reading: the same words as lists, without anything to touch.</summary>
internal static class OfflineScenes
{
    public static string RenderScreens(PhoneSimulation phone) =>
        List("ol", phone.Screens.Select(s => Line(s, $"{Escape(s.Goal)}. {InScreen(s)}")));

    /// <summary>Where to touch on each screen, and what else could be touched there.</summary>
    public static string RenderRightTouches(PhoneSimulation phone, OfflineHtml text) =>
        List(
            "ol",
            phone.Screens.Select(s =>
                string.Concat(
                    s.Touches.OrderByDescending(t => t.IsRight)
                        .Select(t =>
                            $"<strong>{(t.IsRight ? "Toque" : "No")}:</strong> {Escape(t.Text)}. {text.Adapt(t.ExplanationHtml)}<br/>"
                        )
                )
            )
        );

    public static string RenderChat(ChatStory story, OfflineHtml text)
    {
        var html = new StringBuilder();
        var numbers = story.Scenes.Index().ToDictionary(s => s.Item.Name, s => s.Index + 1);
        foreach (var scene in story.Scenes)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p><strong>Escena {numbers[scene.Name]}</strong></p>\n");
            foreach (var message in scene.Messages)
                html.Append(
                    CultureInfo.InvariantCulture,
                    $"<p>{(message.IsOwn ? "Usted" : "Le escriben")}: “{Escape(message.Text)}”</p>\n"
                );
            if (scene.Ending is { } ending)
                html.Append(
                    CultureInfo.InvariantCulture,
                    $"<p><strong>{(ending.IsGood ? "Buen final" : "Mal final")}:</strong> {text.Adapt(ending.Html)}</p>\n"
                );
            else
                html.Append(
                    List("ul", scene.Choices.Select(c => $"Si usted responde “{Escape(c.Text)}”, siga en la escena {numbers[c.Target]}."))
                );
        }
        return html.ToString();
    }

    /// <summary>How the conversation can end, by the number of the scene.</summary>
    public static string RenderEndings(ChatStory story, OfflineHtml text) =>
        List(
            "ul",
            story
                .Scenes.Index()
                .Where(s => s.Item.Ending is not null)
                .Select(s =>
                    $"<strong>Escena {s.Index + 1}, {(s.Item.Ending!.IsGood ? "buen final" : "mal final")}:</strong> "
                    + text.Adapt(s.Item.Ending.Html)
                )
        );

    private static string Line(PhoneScreen screen, string words) =>
        screen.Hint.Length > 0 ? $"{words} <em>{Escape(screen.Hint)}</em>" : words;

    private static string InScreen(PhoneScreen screen) =>
        $"En la pantalla: {string.Join(" · ", screen.Parts.Select(WordsOf).Select(Escape))}.";

    private static string WordsOf(ScreenPart part) => part.Detail.Length > 0 ? $"{part.Label} ({part.Detail})" : part.Label;

    internal static string List(string tag, IEnumerable<string> items) =>
        $"<{tag}>\n{string.Concat(items.Select(i => $"<li>{i}</li>\n"))}</{tag}>\n";

    private static string Escape(string words) => XmlEscaping.Escape(words);
}
