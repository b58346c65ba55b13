using System.Net;
using System.Text.RegularExpressions;

namespace UsmeAprende.Web.Catalogue;

/// <summary>What search engines and WhatsApp show of a lesson: how it begins.</summary>
public static partial class PageDescription
{
    // What a preview shows on a phone; the rest would be cut by whoever shows it.
    private const int Longest = 160;
    private const int LongEnough = 60;

    /// <summary>The first sentences of its paragraphs, as many as fit; null if it has none with words.</summary>
    /// <param name="html">Trusted HTML of the courses.</param>
    public static string? Create(string html)
    {
        var text = "";
        foreach (var paragraph in Paragraph().Matches(html).Select(p => Plain(p.Groups[1].Value)))
        {
            // A letter shown in a lesson begins with a greeting, which alone tells nobody anything.
            if (text.Length >= LongEnough)
                break;
            text = $"{text} {paragraph}".Trim();
        }
        if (text.Length == 0)
            return null;
        var told = 0;
        foreach (var end in SentenceEnd().Matches(text).Select(sign => sign.Index + sign.Length).Append(text.Length))
        {
            if (told >= LongEnough || end > Longest)
                break;
            told = end;
        }
        if (told > 0)
            return text[..told];
        var lastWord = text.LastIndexOf(' ', Longest - 1);
        return text[..(lastWord > 0 ? lastWord : Longest)] + "…";
    }

    private static string Plain(string html) => Space().Replace(WebUtility.HtmlDecode(Tag().Replace(html, "")), " ").Trim();

    [GeneratedRegex("<p>(.*?)</p>", RegexOptions.Singleline)]
    private static partial Regex Paragraph();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    // Not the point of 1.500 or of gov.co.
    [GeneratedRegex(@"[.!?…][”»""]?(?=\s)")]
    private static partial Regex SentenceEnd();
}
