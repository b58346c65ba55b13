using System.Text;
using System.Text.RegularExpressions;

namespace UsmeAprende.Web.Site;

/// <summary>
/// Leaves out of style and scripts what only their readers need: comments and indentation. A third of a script is types and reasons,
/// which a phone on a bad line need not carry. In our files a comment has its lines to itself or is a <c>/* … */</c>.
/// </summary>
public static partial class BareText
{
    public static byte[] Of(string name, byte[] body) => Path.GetExtension(name) switch
    {
        ".js" => Encoding.UTF8.GetBytes(Lines(body)),
        ".css" => Encoding.UTF8.GetBytes(Spaces().Replace(Lines(body), "${quoted}${mark}")),
        _ => body,
    };

    private static string Lines(byte[] body) => Blanks().Replace(Comments().Replace(Encoding.UTF8.GetString(body), ""), "\n").TrimStart();

    [GeneratedRegex(@"/\*.*?\*/ ?|^[ \t]*//[^\n]*$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Comments();

    // Not inside a drawing in quotes, where a space may mean something.
    [GeneratedRegex(@"(?<quoted>""[^""]*"")|\s*(?<mark>[{};,])\s*|(?<=[\w-])(?<mark>:)\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex Blanks();
}
