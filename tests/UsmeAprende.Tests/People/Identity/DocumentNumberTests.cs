using UsmeAprende.People.Identity;

namespace UsmeAprende.Tests.People.Identity;

/// <summary>R10, R35, R36, with values as people write them on attendance sheets.</summary>
public sealed class DocumentNumberTests
{
    [Theory]
    [InlineData(IdentityDocumentType.CC, "52345678", "52345678")]
    [InlineData(IdentityDocumentType.CC, "1033456789", "1033456789")]
    [InlineData(IdentityDocumentType.CC, "41.567.890", "41567890")]
    [InlineData(IdentityDocumentType.CC, " 79 456 123 ", "79456123")]
    [InlineData(IdentityDocumentType.TI, "1001234567", "1001234567")]
    [InlineData(IdentityDocumentType.PPT, "PPT-4456712", "4456712")]
    [InlineData(IdentityDocumentType.CE, "ce 123456", "123456")]
    [InlineData(IdentityDocumentType.PAS, "av123456", "AV123456")]
    [InlineData(IdentityDocumentType.PAS, "12E34567", "12E34567")]
    [InlineData(IdentityDocumentType.PAS, "123456789,00", "123456789")]
    [InlineData(IdentityDocumentType.CC, "٤١٥٦٧٨٩٠", "41567890")]
    [InlineData(IdentityDocumentType.CC, "C.C. 79.456.123", "79456123")]
    [InlineData(IdentityDocumentType.CC, "79-456-123", "79456123")]
    [InlineData(IdentityDocumentType.CC, "79.456.123.", "79456123")]
    [InlineData(IdentityDocumentType.CC, "52\u200B345678\uFEFF", "52345678")]
    [InlineData(IdentityDocumentType.CC, "79123456,00", "79123456")]
    [InlineData(IdentityDocumentType.CC, "1.012.345.678,00", "1012345678")]
    [InlineData(IdentityDocumentType.CC, "41234567.0", "41234567")]
    [InlineData(IdentityDocumentType.CC, "1,234,567", "1234567")]
    [InlineData(IdentityDocumentType.CE, "00123.0", "00123")]
    public void Document_AsPeopleWriteIt_LosesDotsAndSpaces(IdentityDocumentType type, string typed, string value)
    {
        Assert.True(DocumentNumber.TryParse(type, typed, out var number, out _));

        Assert.Equal(value, number.Value);
    }

    [Theory]
    [InlineData(IdentityDocumentType.CC, null)]
    [InlineData(IdentityDocumentType.CC, "")]
    [InlineData(IdentityDocumentType.CC, "abc")]
    [InlineData(IdentityDocumentType.CC, "12")]
    [InlineData(IdentityDocumentType.CC, "1234567890123")]
    [InlineData(IdentityDocumentType.CC, "12.34.56")]
    [InlineData(IdentityDocumentType.CC, "1.2")]
    [InlineData(IdentityDocumentType.CC, "79123456,50")]
    [InlineData(IdentityDocumentType.CC, "79123456-7")]
    [InlineData(IdentityDocumentType.CC, "123,456")]
    [InlineData(IdentityDocumentType.CC, "1,01234E+09")]
    [InlineData(IdentityDocumentType.CC, "-")]
    [InlineData(IdentityDocumentType.PAS, "AV123456,00")]
    [InlineData(IdentityDocumentType.CC, "1;DROP")]
    [InlineData(IdentityDocumentType.PAS, "AV/../1")]
    [InlineData(IdentityDocumentType.PAS, "ÑÑÑÑ")]
    public void Document_ThatIsNone_IsRefusedWithASentence(IdentityDocumentType type, string? typed)
    {
        Assert.False(DocumentNumber.TryParse(type, typed, out _, out var problem));

        Assert.EndsWith(".", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Document_ThatTurnedFromTiToCc_MatchesTheSamePerson()
    {
        Assert.True(DocumentNumber.TryParse(IdentityDocumentType.TI, "1001234567", out var before, out _));
        Assert.True(DocumentNumber.TryParse(IdentityDocumentType.CC, "1001234567", out var after, out _));
        Assert.True(DocumentNumber.TryParse(IdentityDocumentType.CE, "1001234567", out var foreign, out _));

        Assert.Equal(before.MatchKey, after.MatchKey);
        Assert.NotEqual(before.MatchKey, foreign.MatchKey);
    }
}
