using UsmeAprende.People.Identity;

namespace UsmeAprende.Tests.People.Identity;

/// <summary>R10, R35, R36</summary>
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
    [InlineData("３００１２３４５０１", "+573001234501")]
    [InlineData("\u202A+57 300 1234501\u202C", "+573001234501")]
    [InlineData("300\u2011123\u20114501", "+573001234501")]
    [InlineData("tel:+57-300-123-4501", "+573001234501")]
    [InlineData("Cel. 300.123.45.01", "+573001234501")]
    [InlineData("03001234501", "+573001234501")]
    [InlineData("03 300 123 4501", "+573001234501")]
    [InlineData("+57 0300 123 4501", "+573001234501")]
    [InlineData("3005550105,00", "+573005550105")]
    [InlineData("3005550105.0", "+573005550105")]
    [InlineData("+5511912345678.0", "+5511912345678")]
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
    [InlineData("3,00556E+09")]
    [InlineData("3005550105,50")]
    [InlineData("3005550105.5")]
    [InlineData("+5511912345678.5")]
    [InlineData("3005550105,3005550106")]
    [InlineData("-")]
    public void Phone_ThatIsNone_IsRefusedWithASentence(string? typed)
    {
        Assert.False(PhoneNumber.TryParse(typed, out _, out var problem));

        Assert.EndsWith(".", problem, StringComparison.Ordinal);
    }
}
