using UsmeAprende.People.Identity;

namespace UsmeAprende.Tests.People.Identity;

/// <summary>R10, R35</summary>
public sealed class PersonEmailAddressTests
{
    [Theory]
    [InlineData("oscar@ejemplo.co", "oscar@ejemplo.co")]
    [InlineData(" Oscar.Pena+usme@Ejemplo.com.co ", "oscar.pena+usme@ejemplo.com.co")]
    [InlineData("lideresa@demo.usme", "lideresa@demo.usme")]
    [InlineData("ana\u200Bruiz@ejemplo.co\u202C", "anaruiz@ejemplo.co")]
    [InlineData("ana\u2011ruiz＠ejemplo.co", "ana-ruiz@ejemplo.co")]
    public void Email_AsPeopleWriteIt_BecomesLowerCase(string typed, string value)
    {
        Assert.True(PersonEmailAddress.TryParse(typed, out var address, out _));

        Assert.Equal(value, address.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("ana@")]
    [InlineData("ana@ejemplo")]
    [InlineData("ana ruiz@ejemplo.co")]
    [InlineData("ana@@ejemplo.co")]
    [InlineData("ana@ejemplo.co\r\nBcc: todos@ejemplo.co")]
    [InlineData("<ana@ejemplo.co>")]
    [InlineData("ana@-ejemplo.co")]
    public void Email_ThatIsNone_IsRefusedWithASentence(string? typed)
    {
        Assert.False(PersonEmailAddress.TryParse(typed, out _, out var problem));

        Assert.EndsWith(".", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("oscar.peña@ejemplo.co", 'ñ')]
    [InlineData("ana@bogotá.co", 'á')]
    [InlineData("аna@ejemplo.co", 'а')] // Cyrillic
    public void Email_WithALetterThatAddressesHardlyEverHave_IsRefusedBySayingWhich(string typed, char letter)
    {
        Assert.False(PersonEmailAddress.TryParse(typed, out _, out var problem));

        Assert.Contains($"«{letter}»", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Email_OfHostileLength_IsRefusedAtOnce() =>
        Assert.False(PersonEmailAddress.TryParse(new string('a', 1_000_000) + "@" + new string('.', 1_000_000), out _, out _));
}
