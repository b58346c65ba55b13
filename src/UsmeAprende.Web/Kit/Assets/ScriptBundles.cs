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
    private static readonly string[] Page = ["device.js", "bring.js", "no-signal.js", "page.js"];

    /// <summary>What a bundle is made of and how: with the sources, all that their version depends on.</summary>
    public static string Recipe => string.Concat(All.Select(bundle => $"\n{bundle.Name}: {string.Join(' ', bundle.Parts)}"));

    /// <summary>The scripts that one asks for by their names, in what the minifier makes of it.</summary>
    public static IEnumerable<string> ListImports(byte[] body) =>
        Imported().Matches(Encoding.UTF8.GetString(body)).Select(import => import.Groups["file"].Value);

    [GeneratedRegex(@"(from|import\()""\./(?<file>[\w-]+\.js)""")]
    private static partial Regex Imported();

    public static IReadOnlyList<ScriptBundle> All { get; } =
    [
        // What one answers in a lesson never leaves as a form: it does not pay for what guards them.
        new("lesson.js", [.. Page, "questions.js", "steps.js"]),
        // Fetched after a page can be read.
        new("senal.js", ["keeping.js", "no-signal.js", "reach.js", "offline.js", "installing.js", "following.js"]),
        new("carry.js", ["keeping.js", "elements.js", "carried.js", "carry.js"]),
        new("prepare.js", ["keeping.js", "elements.js", "prepared.js", "prepare.js"]),
        // What a facilitator does where there is no signal; the list itself is of asistencia.js.
        new(
            "carried-gathering.js",
            [
                "elements.js",
                "folding.js",
                "likeness.js",
                "shrink.js",
                "prepared.js",
                "carried-state.js",
                "carried-person.js",
                "receipts.js",
                "carried-forms.js",
                "carried-gathering.js",
            ]
        ),
        // Service workers of Firefox know no modules.
        new("service-worker.js", ["keeping.js", "database.js", "outbox.js", "worker.js"]) { IsModule = false },
        new("records.js", ["database.js", "records.js"]),
        new("sin-senal-page.js", [.. Page, "elements.js", "database.js", "records.js", "seen.js", "prepared.js", "sin-senal.js"]),
        // Fetched after a lesson can be read, and kept for all lessons.
        new(
            "exercises.js",
            [
                "elements.js",
                "exercise-state.js",
                "completion.js",
                "ordering.js",
                "matching.js",
                "sorting.js",
                "spotting.js",
                "numbers.js",
                "keyboard.js",
                "phone.js",
                "chat.js",
                "ticks.js",
                "sisters.js",
                "exercises.js",
            ]
        ),
        // Fetched when a lesson is begun, so that its end needs no signal.
        new("path-moves.js", ["elements.js", "mountain.js", "path-moves.js"]),
        new("prueba.js", [.. Page, "questions.js", "draft.js", "test.js"]),
        new("repaso-del-dia.js", [.. Page, "questions.js", "repaso.js"]),
        new("repaso-modulo.js", [.. Page, "questions.js"]),
        new("juego.js", [.. Page, "questions.js", "game.js"]),
        new("usme.js", [.. Page, "reach.js", "typed.js", "digits.js", "drawn-links.js"]),
        new("glosario.js", [.. Page, "reach.js", "typed.js", "folding.js", "filter.js"]),
        new("buscar.js", [.. Page, "reach.js", "typed.js", "finding.js", "search.js"]),
        new("entrar.js", [.. Page, "database.js", "records.js", "unsent.js", "reach.js", "typed.js", "passkeys.js"]),
        new("card-page.js", [.. Page, "reach.js", "typed.js", "card.js"]),
        new(
            "asistencia.js",
            [
                .. Page,
                "database.js",
                "records.js",
                "reach.js",
                "typed.js",
                "elements.js",
                "room.js",
                "folding.js",
                "likeness.js",
                "marks.js",
                "sheet.js",
                "roster.js",
                "attendee.js",
                "several.js",
                "cards.js",
                "newcomers.js",
                "live-list.js",
                "attendance.js",
            ]
        ),
        new("facilitar.js", [.. Page, "database.js", "records.js", "reach.js", "typed.js", "folds.js", "waiting.js"]),
        new("compartir.js", [.. Page, "reach.js", "shared-text.js"]),
        new("soportes.js", [.. Page, "reach.js", "typed.js", "shrink.js", "photos.js"]),
        new("sigan.js", [.. Page, "join.js"]),
        new("verificar.js", [.. Page, "reach.js", "typed.js", "drop.js"]),
        new("batches.js", [.. Page, "reach.js", "typed.js", "progress.js"]),
    ];
}

/// <summary>One of the files that scripts travel in.</summary>
/// <param name="Parts">Files of <c>wwwroot</c>, in order.</param>
public sealed partial record ScriptBundle(string Name, string[] Parts)
{
    /// <summary>Whether other scripts may import it.</summary>
    public bool IsModule { get; init; } = true;

    /// <param name="read">A part as the minifier leaves it.</param>
    public byte[] Join(Func<string, byte[]> read)
    {
        var imports = new List<ScriptImport>();
        var bodies = Parts.Select(part => WithoutExports(TakeImports(Encoding.UTF8.GetString(read(part)), imports))).ToList();
        return Encoding.UTF8.GetBytes(string.Join('\n', [.. ScriptImport.Merge(imports.Where(i => !Parts.Contains(i.File))), .. bodies]));
    }

    private static string TakeImports(string script, List<ScriptImport> imports) =>
        Import()
            .Replace(
                script,
                import =>
                {
                    imports.Add(new(import.Groups["file"].Value, import.Groups["whole"].Value, import.Groups["names"].Value));
                    return "";
                }
            );

    private string WithoutExports(string script) => IsModule ? script : Export().Replace(script, "");

    [GeneratedRegex("(?<=^|[;}])export ")]
    private static partial Regex Export();

    [GeneratedRegex(@"(?<=^|[;}])import\s*(?<whole>[\w$]*),?\s*(\{(?<names>[^}]*)\})?\s*from""\./(?<file>[^""]+)"";?")]
    private static partial Regex Import();
}

/// <summary>What a part asks of another file. Parts of one bundle may ask for the same, and a name must be declared once.</summary>
/// <param name="Whole">The name that stands for what the file exports by default; empty if it is not asked for.</param>
/// <param name="Names">Between braces, as written.</param>
internal sealed record ScriptImport(string File, string Whole, string Names)
{
    /// <summary>One for each file.</summary>
    public static IEnumerable<string> Merge(IEnumerable<ScriptImport> imports) =>
        from import in imports
        group import by import.File into ofFile
        let whole = ofFile.Select(i => i.Whole).FirstOrDefault(w => w.Length > 0)
        let names = string.Join(',', ofFile.SelectMany(i => i.Names.Split(',', StringSplitOptions.RemoveEmptyEntries)).Distinct())
        let braces = names.Length > 0 ? $"{{{names}}}" : ""
        select $"import {whole}{(whole is not null && names.Length > 0 ? "," : "")}{braces} from\"./{ofFile.Key}\";";
}

/// <summary>
/// Removes comments and blanks from styles and scripts, and shortens the names that scripts use within their functions. Names at the top of
/// a script stay: other scripts of the same bundle use them, and by them an error in a browser can be found in the source.
/// </summary>
public static partial class AssetMinifier
{
    /// <summary>To be changed with the settings below: browsers keep for ever what was made by the earlier ones.</summary>
    public static string Recipe => $"2, NUglify {typeof(Uglify).Assembly.GetName().Version}";

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
            ".js" => Uglify.Js(Encoding.UTF8.GetString(body), name, CreateSettings(Encoding.UTF8.GetString(body))),
            ".css" => Uglify.Css(Encoding.UTF8.GetString(body), name, Styles),
            _ => null,
        };

    private static CodeSettings CreateSettings(string script)
    {
        var settings = new CodeSettings
        {
            SourceMode = JavaScriptSourceMode.Module,
            LocalRenaming = LocalRenaming.CrunchAll,
            // It would remove functions that are used before they are declared.
            RemoveUnneededCode = false,
            LineTerminator = "\n",
        };
        foreach (Match declaration in Declaration().Matches(script))
        foreach (Match name in Identifier().Matches(declaration.Groups["names"].Value))
            settings.AddNoAutoRename(name.Value);
        return settings;
    }

    // What begins in the first column is at the top of a script.
    [GeneratedRegex(
        @"^(?:export\s+)?(?:default\s+)?(?:async\s+)?(?:const|let|function|class|import)\s*(?<names>[^=(;]+)",
        RegexOptions.Multiline
    )]
    private static partial Regex Declaration();

    [GeneratedRegex(@"[A-Za-z_$][\w$]*")]
    private static partial Regex Identifier();
}
