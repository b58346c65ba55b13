using UsmeAprende.Reminders.Channels;

namespace UsmeAprende.Tests.Reminders.Channels;

public sealed class CallListEntryTests
{
    [Theory]
    [InlineData("+573001234501", "+57 300 123 4501")]
    [InlineData("+576017654321", "+57 601 765 4321")]
    [InlineData("+5511912345678", "+5511912345678")]
    public void Phone_OfALine_IsReadInGroups(string phone, string read) => Assert.Equal(read, Line(phone).PhoneToRead);

    [Fact]
    public void Chat_WithAMobile_OpensWithTheTextWritten() =>
        Assert.Equal("https://wa.me/573001234501?text=Hola%2C%20Ana%3A%20%C2%BFviene%20ma%C3%B1ana%3F", Line("+573001234501").ChatLink);

    [Fact]
    public void Chat_WithATelephoneAtHome_IsNotOffered() => Assert.Null(Line("+576017654321").ChatLink);

    [Fact]
    public void Chat_WithSomebodyWhoRefusedIt_IsNotOffered() => Assert.Null((Line("+573001234501") with { TakesChats = false }).ChatLink);

    private static CallListEntry Line(string phone) =>
        new(Guid.CreateVersion7(), "Ana Lucía Ñáñez", phone, "Recordarle el café.", "Hola, Ana: ¿viene mañana?");
}
