using System.Text;
using System.Text.RegularExpressions;

namespace UsmeAprende.Web.Site;

/// <summary>
/// Scripts that always come together travel as one file: each file of its own would cost a first visit its headers and a round trip.
/// Their sources stay apart, one job each; a name may stand at the top of only one of them.
/// </summary>
public static partial class Bundles
{
    private static readonly (string Name, string[] Parts)[] All =
    [
        ("usme.js", ["device.js", "page.js", "offline.js"]),
        ("lesson.js", ["device.js", "page.js", "offline.js", "finish.js", "questions.js"]),
        ("card-page.js", ["device.js", "page.js", "offline.js", "card.js"]),
        // Few lessons put steps in order: the others do not pay for it.
        ("ordering-lesson.js", ["device.js", "page.js", "offline.js", "finish.js", "questions.js", "ordering.js"]),
        ("asistencia.js", ["device.js", "page.js", "offline.js", "records.js", "marks.js", "typed.js", "attendance.js"]),
        ("facilitar.js", ["device.js", "page.js", "offline.js", "records.js", "marks.js", "typed.js", "folds.js", "waiting.js"]),
        ("soportes.js", ["device.js", "page.js", "offline.js", "photos.js"]),
        ("verificar.js", ["device.js", "page.js", "offline.js", "drop.js"]),
        ("batches.js", ["device.js", "page.js", "offline.js", "progress.js"]),
        ("juego.js", ["device.js", "page.js", "offline.js", "finish.js", "questions.js", "ordering.js", "game.js"]),
    ];

    public static IEnumerable<(string Name, byte[] Body)> Of(IReadOnlyDictionary<string, byte[]> files) =>
        All.Select(bundle => (bundle.Name, Encoding.UTF8.GetBytes(string.Join('\n', bundle.Parts.Select(part => WithoutImports(files[part], bundle.Parts))))));

    private static string WithoutImports(byte[] body, string[] parts) =>
        Import().Replace(Encoding.UTF8.GetString(body), import => parts.Contains(import.Groups["file"].Value) ? "" : import.Value);

    [GeneratedRegex(@"^import [^'\n]* from '\./(?<file>[^']+)';\n", RegexOptions.Multiline)]
    private static partial Regex Import();
}
