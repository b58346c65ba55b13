using UsmeAprende.Typing;

namespace UsmeAprende.Tests.Typing;

/// <summary>R36</summary>
public sealed class TypedNumberTests
{
    [Theory]
    [InlineData("1500", "1500")]
    [InlineData("1.500", "1500")]
    [InlineData("1 500", "1500")]
    [InlineData("1.234.567", "1234567")]
    [InlineData("1,234,567", "1234567")]
    [InlineData("1'234.567", "1234567")]
    [InlineData("79123456,00", "79123456")]
    [InlineData("1.012.345.678,00", "1012345678")]
    [InlineData("1,012,345,678.00", "1012345678")]
    [InlineData("41234567.0", "41234567")]
    [InlineData("41234567.000", "41234567")]
    [InlineData("1,234.00", "1234")]
    [InlineData("20,0", "20")]
    [InlineData("00012", "00012")]
    [InlineData("１．５００", "1500")]
    public void Number_AsPeopleAndSpreadsheetsWriteIt_IsUnderstood(string typed, string digits)
    {
        Assert.True(TypedNumber.TryDigits(typed, out var read));

        Assert.Equal(digits, read);
    }

    [Theory]
    [InlineData("1,5")]
    [InlineData("1.5")]
    [InlineData("1.2")]
    [InlineData("12.34.56")]
    [InlineData("1,234")]
    [InlineData("1,000")]
    [InlineData("1.2345")]
    [InlineData("1234.567")]
    [InlineData("1.234,5")]
    [InlineData("1.234.56")]
    [InlineData("1..234")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("-5")]
    [InlineData("1,01234E+09")]
    [InlineData("1 2")]
    [InlineData("")]
    [InlineData(null)]
    public void Number_ThatIsNoneOrMayBeTwo_IsRefused(string? typed) => Assert.False(TypedNumber.TryDigits(typed, out _));

    [Fact]
    public void Number_LargerThanAny_IsRefused() => Assert.False(TypedNumber.TryParse("99999999999", out _));
}
