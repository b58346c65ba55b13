using UsmeAprende.Wording;

namespace UsmeAprende.Tests.Wording;

public sealed class SpanishCountTests
{
    [Theory]
    [InlineData(0, "0 personas")]
    [InlineData(1, "1 persona")]
    [InlineData(2, "2 personas")]
    [InlineData(1200, "1200 personas")]
    public void Count_WithItsWord_IsWhatPeopleRead(int count, string words) =>
        Assert.Equal(words, SpanishCount.Format(count, "persona", "personas"));

    [Theory]
    [InlineData(1, "1 número")]
    [InlineData(1200, "1.200 números")]
    public void Count_Grouped_HasAPointAtEachThousand(int count, string words) =>
        Assert.Equal(words, SpanishCount.FormatGrouped(count, "número", "números"));
}
