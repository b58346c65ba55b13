using UsmeAprende.Gatherings.Seats;

namespace UsmeAprende.Tests.Gatherings.Seats;

public sealed class ReservationTokenTests
{
    [Fact]
    public void Secret_JustMade_IsOne() => Assert.True(ReservationToken.IsWellFormed(ReservationToken.Create()));

    // The reader of base64 overlooks blanks, breaks and padding: none may come into an address.
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAA\r\nA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA ")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA==")]
    [InlineData("AAAAAAAAAAAAAAAAAAAA")]
    public void Text_OfAnotherForm_IsNone(string? text) => Assert.False(ReservationToken.IsWellFormed(text));
}
