using System.Text;
using System.Text.RegularExpressions;
using NUglify;
using NUglify.Css;
using NUglify.JavaScript;

namespace UsmeAprende.Web.Kit.Assets;

/// <summary>
/// Joins scripts that are always used together into one file, since each file costs a first visit its headers and a round trip. The sources
/// stay separate; a top-level name may be used in only one of them. The minified files are joined.
/// </summary>
public static partial class ScriptBundles
{
    private static readonly string[] Page = ["device.js", "page.js", "reach.js", "offline.js"];

    private static readonly (string Name, string[] Parts)[] All =
    [
        // The forms of a lesson are handled by its script, so the script that guards forms is not included.
        ("lesson.js", [.. Page, "finish.js", "questions.js"]),
        // Few lessons have steps to put in order, so only these get this script.
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
/// Removes comments and blanks from styles and scripts: a third of a script is types and comments. Names and statements are not changed, so
/// that an error in a browser can be found in the source.
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

    /// <summary>The minified file. A file with syntax errors is served as it is, so that the browser reports the error.</summary>
    public static byte[] Minify(string name, byte[] body) =>
        Parse(name, body) is { HasErrors: false } result ? Encoding.UTF8.GetBytes(result.Code) : body;

    /// <summary>Null if the file is neither style nor script.</summary>
    internal static UglifyResult? Parse(string name, byte[] body) =>
        Path.GetExtension(name) switch
        {
            ".js" => Uglify.Js(Encoding.UTF8.GetString(body), name, Scripts),
            ".css" => Uglify.Css(Encoding.UTF8.GetString(body), name, Styles),
            _ => null,
        };
}
