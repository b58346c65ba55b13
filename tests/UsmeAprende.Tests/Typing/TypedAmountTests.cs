using UsmeAprende.Typing;

namespace UsmeAprende.Tests.Typing;

/// <summary>R36: an amount is understood as it is written in Colombia, or refused.</summary>
public sealed class TypedAmountTests
{
    [Theory]
    [InlineData("15000", 15000)]
    [InlineData("15.000", 15000)]
    [InlineData("1.234.567,5", 1234567.5)]
    [InlineData("$ 3.000", 3000)]
    [InlineData("2,5", 2.5)]
    [InlineData("-45.000", -45000)]
    [InlineData("20 pesos", 20)]
    [InlineData("١٥", 15)]
    public void Amount_AsPeopleWriteIt_IsUnderstood(string typed, double amount)
    {
        Assert.True(TypedAmount.TryParse(typed, out var parsed));
        Assert.Equal((decimal)amount, parsed);
    }

    [Theory]
    [InlineData("2.5")]
    [InlineData("1,234,567")]
    [InlineData("12.34.56")]
    [InlineData("quince mil")]
    [InlineData("")]
    [InlineData(null)]
    public void Amount_ThatCouldBeAnother_IsRefused(string? typed) => Assert.False(TypedAmount.TryParse(typed, out _));

    [Theory]
    [InlineData(1234567.5, "1.234.567,5")]
    [InlineData(0, "0")]
    [InlineData(-45000, "-45.000")]
    public void Amount_Formatted_HasPointsForThousands(double amount, string written) =>
        Assert.Equal(written, TypedAmount.Format((decimal)amount));
}
