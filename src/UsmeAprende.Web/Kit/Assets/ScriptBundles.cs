using System.Text;
using System.Text.RegularExpressions;
using NUglify;
using NUglify.Css;
using NUglify.JavaScript;

namespace UsmeAprende.Web.Kit.Assets;

/// <summary>
/// Scripts that always come together travel as one file: each file of its own would cost a first visit its headers and a round trip.
/// Their sources stay apart, one job each; a name may stand at the top of only one of them. They are joined as the minifier leaves them.
/// </summary>
public static partial class ScriptBundles
{
    private static readonly string[] Page = ["device.js", "page.js", "reach.js", "offline.js"];

    private static readonly (string Name, string[] Parts)[] All =
    [
        // What one answers in a lesson never leaves as a form: it does not pay for what guards them.
        ("lesson.js", [.. Page, "finish.js", "questions.js"]),
        // Few lessons put steps in order: the others do not pay for it.
        ("ordering-lesson.js", [.. Page, "finish.js", "questions.js", "ordering.js"]),
        ("prueba.js", [.. Page, "finish.js", "questions.js", "draft.js", "ordering.js", "test.js"]),
        ("juego.js", [.. Page, "finish.js", "questions.js", "ordering.js", "game.js"]),
        ("usme.js", [.. Page, "typed.js"]),
        ("entrar.js", [.. Page, "typed.js", "passkeys.js"]),
        ("card-page.js", [.. Page, "typed.js", "card.js"]),
        ("asistencia.js", [.. Page, "records.js", "marks.js", "typed.js", "room.js", "attendance.js"]),
        ("facilitar.js", [.. Page, "records.js", "marks.js", "typed.js", "folds.js", "waiting.js"]),
        ("soportes.js", [.. Page, "typed.js", "photos.js"]),
        ("verificar.js", [.. Page, "typed.js", "drop.js"]),
        ("batches.js", [.. Page, "typed.js", "progress.js"]),
    ];

    public static IEnumerable<(string Name, byte[] Body)> BuildAll(IReadOnlyDictionary<string, byte[]> files) =>
        All.Select(bundle =>
            (bundle.Name, Encoding.UTF8.GetBytes(string.Join('\n', bundle.Parts.Select(part => WithoutImports(files[part], bundle.Parts)))))
        );

    private static string WithoutImports(byte[] body, string[] parts) =>
        Import().Replace(Encoding.UTF8.GetString(body), import => parts.Contains(import.Groups["file"].Value) ? "" : import.Value);

    [GeneratedRegex(@"(?<=^|;)import[^""';]*from""\./(?<file>[^""]+)"";?")]
    private static partial Regex Import();
}

/// <summary>
/// Leaves out of style and scripts what only their readers need: comments and blanks. A third of a script is types and reasons, which a
/// phone on a bad line need not carry. No name is changed and no statement rewritten, so that what goes wrong in a browser is found in the
/// source.
/// </summary>
public static class AssetMinifier
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
    public static byte[] Minify(string name, byte[] body) =>
        Parse(name, body) is { HasErrors: false } result ? Encoding.UTF8.GetBytes(result.Code) : body;

    /// <summary>Null for what is neither style nor script.</summary>
    internal static UglifyResult? Parse(string name, byte[] body) =>
        Path.GetExtension(name) switch
        {
            ".js" => Uglify.Js(Encoding.UTF8.GetString(body), name, Scripts),
            ".css" => Uglify.Css(Encoding.UTF8.GetString(body), name, Styles),
            _ => null,
        };
}
