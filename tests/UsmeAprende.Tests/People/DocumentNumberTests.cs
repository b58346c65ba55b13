using UsmeAprende.People;

namespace UsmeAprende.Tests.People;

/// <summary>R10, R35, R36, with values as people write them on attendance sheets.</summary>
public sealed class DocumentNumberTests
{
    [Theory]
    [InlineData(DocumentType.CC, "52345678", "52345678")]
    [InlineData(DocumentType.CC, "1033456789", "1033456789")]
    [InlineData(DocumentType.CC, "41.567.890", "41567890")]
    [InlineData(DocumentType.CC, " 79 456 123 ", "79456123")]
    [InlineData(DocumentType.TI, "1001234567", "1001234567")]
    [InlineData(DocumentType.PPT, "PPT-4456712", "4456712")]
    [InlineData(DocumentType.CE, "ce 123456", "123456")]
    [InlineData(DocumentType.PAS, "av123456", "AV123456")]
    [InlineData(DocumentType.PAS, "12E34567", "12E34567")]
    [InlineData(DocumentType.PAS, "123456789,00", "123456789")]
    [InlineData(DocumentType.CC, "٤١٥٦٧٨٩٠", "41567890")]
    [InlineData(DocumentType.CC, "C.C. 79.456.123", "79456123")]
    [InlineData(DocumentType.CC, "79-456-123", "79456123")]
    [InlineData(DocumentType.CC, "79.456.123.", "79456123")]
    [InlineData(DocumentType.CC, "52\u200B345678\uFEFF", "52345678")]
    [InlineData(DocumentType.CC, "79123456,00", "79123456")]
    [InlineData(DocumentType.CC, "1.012.345.678,00", "1012345678")]
    [InlineData(DocumentType.CC, "41234567.0", "41234567")]
    [InlineData(DocumentType.CC, "1,234,567", "1234567")]
    [InlineData(DocumentType.CE, "00123.0", "00123")]
    public void Document_AsPeopleWriteIt_LosesDotsAndSpaces(DocumentType type, string typed, string value)
    {
        Assert.True(DocumentNumber.TryParse(type, typed, out var number, out _));

        Assert.Equal(value, number.Value);
    }

    [Theory]
    [InlineData(DocumentType.CC, null)]
    [InlineData(DocumentType.CC, "")]
    [InlineData(DocumentType.CC, "abc")]
    [InlineData(DocumentType.CC, "12")]
    [InlineData(DocumentType.CC, "1234567890123")]
    [InlineData(DocumentType.CC, "12.34.56")]
    [InlineData(DocumentType.CC, "1.2")]
    [InlineData(DocumentType.CC, "79123456,50")]
    [InlineData(DocumentType.CC, "79123456-7")]
    [InlineData(DocumentType.CC, "123,456")]
    [InlineData(DocumentType.CC, "1,01234E+09")]
    [InlineData(DocumentType.CC, "-")]
    [InlineData(DocumentType.PAS, "AV123456,00")]
    [InlineData(DocumentType.CC, "1;DROP")]
    [InlineData(DocumentType.PAS, "AV/../1")]
    [InlineData(DocumentType.PAS, "ÑÑÑÑ")]
    public void Document_ThatIsNone_IsRefusedWithASentence(DocumentType type, string? typed)
    {
        Assert.False(DocumentNumber.TryParse(type, typed, out _, out var problem));

        Assert.EndsWith(".", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Document_ThatTurnedFromTiToCc_MatchesTheSamePerson()
    {
        Assert.True(DocumentNumber.TryParse(DocumentType.TI, "1001234567", out var before, out _));
        Assert.True(DocumentNumber.TryParse(DocumentType.CC, "1001234567", out var after, out _));
        Assert.True(DocumentNumber.TryParse(DocumentType.CE, "1001234567", out var foreign, out _));

        Assert.Equal(before.MatchKey, after.MatchKey);
        Assert.NotEqual(before.MatchKey, foreign.MatchKey);
    }
}
