using UsmeAprende.Certificates.Paper;

namespace UsmeAprende.Tests.Certificates.Paper;

public sealed class SpelledNumberTests
{
    [Theory]
    [InlineData(0, "cero")]
    [InlineData(16, "dieciséis")]
    [InlineData(21, "veintiuno")]
    [InlineData(31, "treinta y uno")]
    [InlineData(100, "cien")]
    [InlineData(101, "ciento uno")]
    [InlineData(999, "novecientos noventa y nueve")]
    [InlineData(1000, "mil")]
    [InlineData(2026, "dos mil veintiséis")]
    [InlineData(21_001, "veintiún mil uno")]
    public void Number_ByItself_IsSpelled(int number, string words) => Assert.Equal(words, SpelledNumber.Alone(number));

    [Theory]
    [InlineData(1, "un", "una")]
    [InlineData(11, "once", "once")]
    [InlineData(21, "veintiún", "veintiuna")]
    [InlineData(41, "cuarenta y un", "cuarenta y una")]
    [InlineData(160, "ciento sesenta", "ciento sesenta")]
    [InlineData(501, "quinientos un", "quinientas una")]
    [InlineData(721, "setecientos veintiún", "setecientas veintiuna")]
    public void Number_BeforeANoun_AgreesWithIt(int number, string masculine, string feminine) =>
        Assert.Equal((masculine, feminine), (SpelledNumber.Masculine(number), SpelledNumber.Feminine(number)));
}
