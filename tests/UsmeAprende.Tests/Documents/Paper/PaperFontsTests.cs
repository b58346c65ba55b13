using UsmeAprende.Documents.Paper;
using UsmeAprende.Typing;

namespace UsmeAprende.Tests.Documents.Paper;

public sealed class PaperFontsTests
{
    // Letters beside those of Spanish, small and capital, of the alphabets in which people of this country write their names.
    public static TheoryData<string, string> Alphabets =>
        new()
        {
            { "español", "áéíóúüñ¿¡«»ºª" },
            { "nasa yuwe", "ãẽĩũçjxÃẼĨŨÇ'’ʼ" },
            { "wayuunaiki", "üÜ'’ʼꞌꞋ" },
            { "namtrik", "ɵƟöøθɨ" },
            { "embera y wounaan", "ʌɨʉãẽĩõũɓɗb̶d̶ɨ̃ʉ̃Ʉ̃Ʌ" },
            { "tikuna", "üãẽĩõũü̃Ü̃ꞌ" },
            { "tucano y cubeo", "ʉãẽĩõũñʉ̃ɨ́Ʉ̃Ʉ́ṹṍẽ́" },
            { "arhuaco y kogui", "ʉɨʉ́ʉ́ǹñʼ" },
            { "kamëntšá", "ëšžs̈ts̈S̈ŠŽ" },
            { "uitoto, bora y muinane", "ɨɨ́ɨ̈ƗƗ́" },
            { "sikuani y puinave", "üɨëäïö" },
            { "uwa", "áéíóúwⁿː" },
            { "romaní", "čšžřČŠŽ" },
            { "nombres de fuera", "łŁđĐøØåÅßœŒşğıİčćżźőűÿẹọṣỄễĀāỹỸΩЖ" },
        };

    [Theory]
    [MemberData(nameof(Alphabets))]
    public void Letters_OfEveryLanguageOfTheCountry_ShipWithTheProgramme(string language, string letters) =>
        Assert.Equal((language, null), (language, PaperFonts.FindFirstMissing(letters)));

    // In the order of the letters, as it is read aloud.
    [Theory]
    [InlineData("Yaneth Ẽce Ũus Çxhab")]
    [InlineData("Kaꞌaushi Ǘwa’lanaa")]
    [InlineData("Yʉ̃mi Kʉ́marẽ")]
    [InlineData("Ʉ̃mʉ Ʉ́sero")]
    [InlineData("Tü̃na Ngü̃tapa")]
    [InlineData("Batá S̈ëbiá Ts̈abe")]
    [InlineData("Nɨ́maira Jɨ̈a")]
    public void Name_InALanguageOfTheCountry_IsReadAsItWasWritten(string name)
    {
        var pdf = PaperSamples.Certificate(name);

        Assert.Contains(UnicodeForm.Normalize(name), UnicodeForm.Normalize(PdfTools.Structure(pdf)), StringComparison.Ordinal);
        PdfTools.AssertClean(pdf);
    }

    [Theory]
    [InlineData("Ana 陳", "陳")]
    [InlineData("محمد", "م")]
    [InlineData("Ana ☃", "☃")]
    [InlineData("Ana 😀", "😀")]
    public void Sign_ThatNoFontHas_IsNamed(string text, string sign) => Assert.Equal(sign, PaperFonts.FindFirstMissing(text));

    // A mark drawn where the font has it for small letters would stand inside a capital, and beside a broad letter.
    [Theory]
    [InlineData("x\u0303", 0)]
    [InlineData("\u0244\u0303", 0.17)]
    [InlineData("U\u0308\u0303", 0.35)]
    public void Mark_WithoutALetterOfItsOwn_StandsAboveItsLetter(string text, double up)
    {
        var font = PaperFonts.GlyphsOf(new PaperTextStyle(10) { IsSerif = true, IsBold = true });

        var mark = MarkPlacement.Split(PaperSheet.Normalised(text), font).Last();

        Assert.InRange(mark.Up, up - 0.03, up + 0.08);
        Assert.InRange(mark.Right, -0.4, 0.1);
    }
}
