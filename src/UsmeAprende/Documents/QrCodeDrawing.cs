using System.Collections;
using System.Globalization;
using System.Text;
using QRCoder;

namespace UsmeAprende.Documents;

/// <summary>Draws QR codes as SVG.</summary>
public static class QrCodeDrawing
{
    /// <summary>
    /// An SVG with one unit for each module, quiet zone included, and one path step for each run of dark modules. Black on white in every
    /// theme, since cameras need it.
    /// </summary>
    /// <param name="text">The text in the code.</param>
    /// <param name="label">Text alternative, for screen readers.</param>
    public static string DrawSvg(string text, string label)
    {
        var rows = ReadModules(text);
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
            foreach (var (from, length) in ListRuns(rows[y]))
                path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{length}v1H{from}z");

        return $"""<svg class="qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {rows.Count} {rows.Count}" width="260" """
            + $"""height="260" role="img" aria-label="{System.Net.WebUtility.HtmlEncode(label)}" shape-rendering="crispEdges"><path """
            + $"""fill="#fff" d="M0 0h{rows.Count}v{rows.Count}H0z"/><path d="{path}"/></svg>""";
    }

    /// <summary>Rows of modules, true where dark, quiet zone included.</summary>
    internal static IReadOnlyList<BitArray> ReadModules(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        // A copy, since disposing of the code clears its own list.
        return [.. code.ModuleMatrix];
    }

    /// <summary>Runs of dark modules.</summary>
    internal static IEnumerable<(int From, int Length)> ListRuns(BitArray row)
    {
        for (var x = 0; x < row.Count; x++)
        {
            var from = x;
            while (x < row.Count && row[x])
                x++;
            if (x > from)
                yield return (from, x - from);
        }
    }
}
