using System.Text;
using NUglify;
using NUglify.Css;
using NUglify.JavaScript;

namespace UsmeAprende.Web.Site;

/// <summary>
/// Leaves out of style and scripts what only their readers need: comments and blanks. A third of a script is types and reasons, which a
/// phone on a bad line need not carry. No name is changed and no statement rewritten, so that what goes wrong in a browser is found in the
/// source.
/// </summary>
public static class Minifier
{
    private static readonly CodeSettings Scripts = new()
    {
        MinifyCode = false,
        SourceMode = JavaScriptSourceMode.Module,
        LineTerminator = "\n",
    };

    private static readonly CssSettings Styles = new()
    {
        MinifyExpressions = false,
        ColorNames = CssColor.NoSwap,
        CommentMode = CssComment.None,
    };

    /// <summary>What is served of a file. One that cannot be read stays as it is, for the browser to say what it thinks of it.</summary>
    public static byte[] Of(string name, byte[] body) =>
        Read(name, body) is { HasErrors: false } result ? Encoding.UTF8.GetBytes(result.Code) : body;

    /// <summary>Null for what is neither style nor script.</summary>
    internal static UglifyResult? Read(string name, byte[] body) =>
        Path.GetExtension(name) switch
        {
            ".js" => Uglify.Js(Encoding.UTF8.GetString(body), name, Scripts),
            ".css" => Uglify.Css(Encoding.UTF8.GetString(body), name, Styles),
            _ => null,
        };
}
