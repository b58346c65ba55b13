using UsmeAprende.Gatherings;

namespace UsmeAprende.Tests.Gatherings;

public sealed class PrivateLinkTests
{
    [Fact]
    public void Secret_JustMade_IsOne() => Assert.True(PrivateLink.IsOne(PrivateLink.New()));

    // The reader of base64 overlooks blanks, breaks and padding: none may come into an address.
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAA\r\nA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA ")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA==")]
    [InlineData("AAAAAAAAAAAAAAAAAAAA")]
    public void Text_OfAnotherForm_IsNone(string? text) => Assert.False(PrivateLink.IsOne(text));
}
