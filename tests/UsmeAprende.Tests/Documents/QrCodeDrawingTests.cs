using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using QRCoder;
using UsmeAprende.Documents;

namespace UsmeAprende.Tests.Documents;

public sealed partial class QrCodeDrawingTests
{
    [Theory]
    [InlineData("https://aprende.example.gov.co/verificar/ABC")]
    [InlineData("otpauth://totp/UsmeAprende:%C3%91a%C3%B1ez?secret=ABCDEFGH&issuer=UsmeAprende")]
    public void Qr_OfAText_DrawsTheCodersModulesAndNoOthers(string text)
    {
        var svg = QrCodeDrawing.DrawSvg(text, "Código <de> \"prueba\"");

        using var generator = new QRCodeGenerator();
        using var expected = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var drawn = new HashSet<(int X, int Y)>();
        foreach (Match run in Run().Matches(svg))
            for (var i = 0; i < Number(run, "length"); i++)
                Assert.True(drawn.Add((Number(run, "x") + i, Number(run, "y"))));
        for (var y = 0; y < expected.ModuleMatrix.Count; y++)
        for (var x = 0; x < expected.ModuleMatrix.Count; x++)
            Assert.Equal(expected.ModuleMatrix[y][x], drawn.Contains((x, y)));
        Assert.Equal("Código <de> \"prueba\"", XElement.Parse(svg).Attribute("aria-label")!.Value);
    }

    private static int Number(Match run, string part) => int.Parse(run.Groups[part].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"M(?<x>\d+) (?<y>\d+)h(?<length>\d+)v1H\d+z")]
    private static partial Regex Run();
}
