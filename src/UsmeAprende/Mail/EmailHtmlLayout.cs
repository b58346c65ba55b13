using System.Net;
using System.Text.RegularExpressions;

namespace UsmeAprende.Mail;

/// <summary>
/// The HTML of an e-mail: one column of large text that every mail app on a phone shows without zooming. No picture, no font and no
/// background colour, so that the app can choose light or dark.
/// </summary>
internal static partial class EmailHtmlLayout
{
    private const StringSplitOptions Trimmed = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;

    /// <param name="title">Plain.</param>
    /// <param name="body">HTML.</param>
    public static string Render(string title, string body) =>
        $$"""
            <!DOCTYPE html>
            <html lang="es-CO">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="supported-color-schemes" content="light dark">
            <title>{{WebUtility.HtmlEncode(title)}}</title>
            </head>
            <body style="margin:0;padding:16px;font:18px/1.6 sans-serif;-webkit-text-size-adjust:100%;overflow-wrap:break-word">
            <div style="max-width:34em;margin:0 auto">
            {{body.Trim()}}
            </div>
            </body>
            </html>

            """;

    /// <summary>For an e-mail that was written as text: its paragraphs, with a one-use code in very large digits.</summary>
    public static string RenderText(string title, string text) =>
        Render(title, string.Join('\n', text.ReplaceLineEndings("\n").Split("\n\n", Trimmed).Select(Paragraph)));

    private static string Paragraph(string text)
    {
        var encoded = WebUtility.HtmlEncode(text).Replace("\n", "<br>\n", StringComparison.Ordinal);
        return $"<p>{Code().Replace(encoded, """<strong style="font-size:28px;white-space:nowrap">$0</strong>""")}</p>";
    }

    // The form of a one-use code.
    [GeneratedRegex(@"\b\d{4} \d{4}\b")]
    private static partial Regex Code();
}
