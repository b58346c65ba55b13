using UsmeAprende.Certificates.Verification;

namespace UsmeAprende.Tests.Certificates.Verification;

public sealed class CertificateCodeTests
{
    [Fact]
    public void New_ManyTimes_IsNeverTheSameAndReadsBack()
    {
        var codes = Enumerable.Range(0, 1_000).Select(_ => CertificateCode.Create()).ToList();

        Assert.Equal(codes.Count, codes.Distinct().Count());
        Assert.All(codes, code => Assert.True(CertificateCode.TryParse(CertificateCode.Grouped(code), out var read) && read == code));
    }

    [Fact]
    public void New_HasNoLookAlikes()
    {
        var letters = Enumerable.Range(0, 1_000).SelectMany(_ => CertificateCode.Create()).ToHashSet();

        // At least 80 bits, and of each pair that eyes confuse at most one.
        Assert.True(CertificateCode.Length * Math.Log2(letters.Count) >= 80);
        Assert.All(
            ["0O", "1I", "IL", "1L", "2Z", "5S", "6G", "8B", "UV"],
            (string pair) => Assert.True(pair.Count(letters.Contains) <= 1, pair)
        );
    }

    [Theory]
    [InlineData("acdefg-hjkmnp-qrtuwx")]
    [InlineData(" ACDEFG HJKMNP QRTUWX ")]
    [InlineData("ACDEFGHJKMNPQRTUWX")]
    [InlineData("ACDEFG‑HJKMNP–QRTUWX.")]
    [InlineData("ACDEFG\u00a0HJKMNP\u200bQRTUWX\n")]
    [InlineData("ACDEF6-HJKMNP-0RTVWX")]
    [InlineData("https://aprende.usme.example/verificar/acdefghjkmnpqrtuwx")]
    public void TryParse_HoweverItIsTyped_ReadsIt(string typed) =>
        Assert.True(CertificateCode.TryParse(typed, out var code) && code == "ACDEFGHJKMNPQRTUWX");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ACDEFG")]
    [InlineData("ACDEFGHJKMNPQRTUWXY")]
    [InlineData("ACDEFGHJKMNPQRTUW1")]
    [InlineData("ACDEFGHJKMNPQRTUW'")]
    public void TryParse_OfWhatIsNoCode_IsRefused(string? typed) => Assert.False(CertificateCode.TryParse(typed, out _));
}
