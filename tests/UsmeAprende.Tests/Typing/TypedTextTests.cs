using UsmeAprende.Typing;

namespace UsmeAprende.Tests.Typing;

/// <summary>R35: the one cleaning of what people type or paste.</summary>
public sealed class TypedTextTests
{
    [Theory]
    [InlineData("\u202A+57 300 1234501\u202C", "+57 300 1234501")]
    [InlineData("300\u2011123\u20114501", "300-123-4501")]
    [InlineData("300\u2212123\u20134501", "300-123-4501")]
    [InlineData("ana\u200B@correo.com\uFEFF", "ana@correo.com")]
    [InlineData("52\u00AD345\u2060678", "52345678")]
    [InlineData("ana\uFFFE\uFFFF\uFDD0", "ana")]
    [InlineData("ana\U0001FFFE", "ana")]
    [InlineData("a\0n\u0007a\u009F", "ana")]
    [InlineData("\u00A052\u2003345\u202F678\u3000", "52 345 678")]
    [InlineData("una\tdos\r\ntres\u2028cuatro", "una dos tres cuatro")]
    [InlineData("５２３４５６７８", "52345678")]
    [InlineData("٥٢٣٤٥٦٧٨", "52345678")]
    [InlineData("𝟓𝟐𝟑", "523")]
    [InlineData("ａｎａ＠correo．com", "ana@correo.com")]
    [InlineData("\u3164\u115F\u034F\u2800", "")]
    [InlineData(null, "")]
    public void Value_WithWhatNobodySees_IsWhatWasMeant(string? typed, string meant) => Assert.Equal(meant, TypedText.CleanValue(typed));

    [Theory]
    [InlineData("\uD800")]
    [InlineData("ana \uDC00 ruiz")]
    public void Value_WithHalfACharacter_ShowsThatItIsDamaged(string typed) => Assert.Contains('\uFFFD', TypedText.CleanValue(typed));

    [Theory]
    [InlineData("Ñañez Güiza")]
    [InlineData("Ũsa Çxhãçxha Ẽ'sx")]
    [InlineData("Aʼwain Püshaina")]
    [InlineData("Kagɨ̃ɨ̃ Ʉra")]
    [InlineData("p̈ed̶eb̶ari")]
    [InlineData("李小龍 محمد")]
    public void Value_OfANameInAnyLanguage_KeepsItsLettersAndMarks(string name) =>
        Assert.Equal(name.Normalized(), TypedText.CleanValue(name));

    [Fact]
    public void Line_OfATitle_KeepsItsDashesAndLosesWhatIsNotSeen() =>
        Assert.Equal("Café charlado — claves “seguras”", TypedText.CleanLine(" Café\u00A0charlado —\n claves\u200B “seguras”\u202E"));

    [Fact]
    public void Lines_OfANote_KeepTheirBreaks() =>
        Assert.Equal(
            "Primera\n\n  segunda — y\ntercera",
            TypedText.CleanLines("\uFEFFPrimera\r\n\r\n  segunda\u202E — y\u2028tercera\0\r\n")
        );

    [Fact]
    public void Value_WithManyMarksOnALetter_IsBoundedAtOnceAndTellsIt()
    {
        var typed = "a" + new string('\u0300', 250_000) + new string('\u0316', 250_000);

        var value = TypedText.CleanValue(typed);

        Assert.True(value.Length < 40, $"{value.Length} characters are left.");
        Assert.Contains('\uFFFD', value);
    }

    [Theory]
    [InlineData("Ñañez Güiza", "nanez guiza")]
    [InlineData("D’Angelo", "d angelo")]
    [InlineData("Aʼwain", "a wain")]
    [InlineData("A'wain", "a wain")]
    [InlineData("  Peña‑Rodríguez\u200B ", "pena rodriguez")]
    [InlineData("𝓜aria", "𝓜aria")]
    public void Fold_HoweverItWasTyped_IsOneKey(string typed, string key) => Assert.Equal(key, TypedText.Fold(typed));
}
