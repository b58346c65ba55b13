using UsmeAprende.Documents.Paper;

namespace UsmeAprende.Tests.Documents.Paper;

public sealed class WallPosterTests
{
    private const string Address = "https://aprende.example/encuentros/0198f000-0000-7000-8000-00000000000a";

    private static readonly DateTime MadeAt = new(2035, 8, 6, 15, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("Claves")]
    [InlineData("Café charlado de claves seguras, estafas por WhatsApp y llamadas, y cómo enseñarles a las niñas y los niños de la casa")]
    [InlineData("Electroencefalografistas desinstitucionalizándose interdisciplinariamente")]
    public void Poster_OfAnyTitle_IsOneSheetWithAllThatIsToBeKnownAndACode(string title)
    {
        var pdf = WallPoster.CreatePdf(Text(title), MadeAt);

        var words = string.Join(' ', PdfTools.Text(pdf).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("Pages:           1", PdfTools.Info(pdf), StringComparison.Ordinal);
        Assert.All(title.Split(' '), word => Assert.Contains(word, words, StringComparison.Ordinal));
        Assert.Contains("viernes 24 de agosto", words, StringComparison.Ordinal);
        Assert.Contains("Salón comunal El Destino", words, StringComparison.Ordinal);
        Assert.Contains("Invita: Alcaldía Local de Usme", words, StringComparison.Ordinal);
        Assert.Equal(Address, QrScanner.Read(pdf));
    }

    [Fact]
    public void Poster_OnA4_LosesNothingOfTheSheet()
    {
        var (width, height, grey) = PdfTools.Picture(WallPoster.CreatePdf(Text("Claves seguras"), MadeAt));

        // A4 is 595 points wide, Letter 612: what a printer cuts off on each side must be white.
        var cut = (int)Math.Ceiling(width * 8.5 / 612);
        for (var y = 0; y < height; y++)
        for (var x = 0; x < cut; x++)
            Assert.True(grey[(y * width) + x] > 250 && grey[((y + 1) * width) - 1 - x] > 250);
    }

    [Fact]
    public void Poster_WhereTheAddressIsNotKnown_HasNoCode()
    {
        var pdf = WallPoster.CreatePdf(Text("Claves") with { QrAddress = null }, MadeAt);

        Assert.DoesNotContain("Figure", PdfTools.Structure(pdf), StringComparison.Ordinal);
    }

    private static PosterText Text(string title) =>
        new()
        {
            Kind = "Café charlado",
            Title = title,
            Facts =
            [
                new("Día", "viernes 24 de agosto"),
                new("Hora", "de 2:00 p. m. a 4:00 p. m."),
                new("Lugar", "Salón comunal El Destino, junto a la escuela. El Destino"),
            ],
            QrAddress = Address,
            Call = "Apunte la cámara del celular al cuadro y reserve su cupo. Es gratis.",
            Beside = ["Invita: Alcaldía Local de Usme", "O entre a aprende.example y toque «Encuentros»."],
            Author = "Alcaldía Local de Usme",
        };
}
