using System.Text;
using System.Text.RegularExpressions;

namespace UsmeAprende.Web.Site;

/// <summary>
/// Scripts that always come together travel as one file: each file of its own would cost a first visit its headers and a round trip.
/// Their sources stay apart, one job each; a name may stand at the top of only one of them. They are joined as the minifier leaves them.
/// </summary>
public static partial class Bundles
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

    public static IEnumerable<(string Name, byte[] Body)> Of(IReadOnlyDictionary<string, byte[]> files) =>
        All.Select(bundle =>
            (bundle.Name, Encoding.UTF8.GetBytes(string.Join('\n', bundle.Parts.Select(part => WithoutImports(files[part], bundle.Parts)))))
        );

    private static string WithoutImports(byte[] body, string[] parts) =>
        Import().Replace(Encoding.UTF8.GetString(body), import => parts.Contains(import.Groups["file"].Value) ? "" : import.Value);

    [GeneratedRegex(@"(?<=^|;)import[^""';]*from""\./(?<file>[^""]+)"";?")]
    private static partial Regex Import();
}
