using UsmeAprende.Gatherings.Paper;

namespace UsmeAprende.Tests.Gatherings.Paper;

public sealed class SheetRowCodesTests
{
    [Theory]
    [InlineData("1 2 5-9", new[] { 1, 2, 5, 6, 7, 8, 9 })]
    [InlineData("3,1;2\n2", new[] { 1, 2, 3 })]
    [InlineData("5 - 7", new[] { 5, 6, 7 })]
    [InlineData("5–6.", new[] { 5, 6 })]
    [InlineData("１\u200B２ 5\u20117", new[] { 5, 6, 7, 12 })] // R35
    public void Codes_AsPeopleTypeThem_AreRead(string typed, int[] expected)
    {
        Assert.True(SheetRowCodes.TryParse(typed, out var codes, out _));
        Assert.Equal(expected, codes.Codes);
    }

    [Theory]
    [InlineData("", "Escriba los números")]
    [InlineData("1 dos", "«dos»")]
    [InlineData("9-5", "mayor")]
    [InlineData("1-99999", "«1-99999»")]
    [InlineData("1-9000", "500")]
    [InlineData("0", "«0»")]
    [InlineData("1-2-3", "«1-2-3»")]
    [InlineData("7 1.500", "«1.500»")] // R36
    public void Codes_ThatMakeNoSense_AreExplained(string typed, string says)
    {
        Assert.False(SheetRowCodes.TryParse(typed, out _, out var problem));
        Assert.Contains(says, problem, StringComparison.Ordinal);
    }
}
