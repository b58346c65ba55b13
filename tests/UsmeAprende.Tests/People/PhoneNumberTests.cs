using UsmeAprende.People;

namespace UsmeAprende.Tests.People;

/// <summary>R10</summary>
public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("3001234501", "+573001234501")]
    [InlineData("+57 300 123 4504", "+573001234504")]
    [InlineData("57 3001234504", "+573001234504")]
    [InlineData("(300) 123-4504", "+573001234504")]
    [InlineData("0057 300 123 4504", "+573001234504")]
    [InlineData("601 3387000", "+576013387000")]
    [InlineData("+55 11 91234-5678", "+5511912345678")]
    public void Phone_AsPeopleWriteIt_BecomesE164(string typed, string value)
    {
        Assert.True(PhoneNumber.TryParse(typed, out var number, out _));

        Assert.Equal(value, number.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("3001")]
    [InlineData("1033456789")]
    [InlineData("+57 123")]
    [InlineData("+0 123456789")]
    [InlineData("+1234567890123456")]
    [InlineData("300 123 45x1")]
    [InlineData("３００１２３４５０１")]
    public void Phone_ThatIsNone_IsRefusedWithASentence(string? typed)
    {
        Assert.False(PhoneNumber.TryParse(typed, out _, out var problem));

        Assert.EndsWith(".", problem, StringComparison.Ordinal);
    }
}
