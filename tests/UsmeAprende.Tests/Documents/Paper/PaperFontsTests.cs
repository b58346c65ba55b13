using UsmeAprende.Documents.Paper;

namespace UsmeAprende.Tests.Documents.Paper;

public sealed class PaperFontsTests
{
    [Fact]
    public void Fonts_OnAMachineWithoutAny_SayWhatToInstall()
    {
        var folder = Directory.CreateTempSubdirectory("fonts-").FullName;

        var fonts = new PaperFonts([folder, Path.Combine(folder, "no-existe")]);

        Assert.Contains("Instale DejaVu Sans, Liberation Sans, Noto Sans o Arial", fonts.Problem, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")]
    [InlineData("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf")]
    [InlineData("NotoSans-Regular.ttf", "NotoSans-Bold.ttf")]
    [InlineData("Arial.ttf", "Arial Bold.ttf")]
    [InlineData("arial.ttf", "arialbd.ttf")]
    public void Fonts_OfAnyFamilyInAnyFolder_AreTakenForAllLetters(string regular, string bold)
    {
        var folder = Directory.CreateTempSubdirectory("fonts-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "truetype", "x"));
        File.WriteAllText(Path.Combine(folder, "truetype", "x", regular), "regular");
        File.WriteAllText(Path.Combine(folder, "truetype", "x", bold), "bold");

        var fonts = new PaperFonts([folder]);

        Assert.Null(fonts.Problem);
        Assert.Equal("regular"u8.ToArray(), fonts.GetFont(fonts.ResolveTypeface("sans", bold: false, italic: false)!.FaceName));
        Assert.Equal("bold"u8.ToArray(), fonts.GetFont(fonts.ResolveTypeface("serif", bold: true, italic: false)!.FaceName));
        Directory.Delete(folder, recursive: true);
    }
}
