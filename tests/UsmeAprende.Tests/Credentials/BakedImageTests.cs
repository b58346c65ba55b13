using System.Xml.Linq;
using UsmeAprende.Credentials;

namespace UsmeAprende.Tests.Credentials;

public sealed class BakedImageTests
{
    private const string Drawing = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" role="img"><title>Niña &amp; montaña</title>
          <circle r="5"/>
        </svg>
        """;

    [Fact]
    public void Drawing_Baked_CarriesTheCredentialFirstAndIsOtherwiseAsItWas()
    {
        var baked = BakedImage.Bake(Drawing, "aaa.bbb.ccc");

        var svg = XElement.Parse(baked, LoadOptions.PreserveWhitespace);
        var credential = Assert.IsType<XElement>(svg.FirstNode);
        Assert.Equal(XNamespace.Get("https://purl.imsglobal.org/ob/v3p0") + "credential", credential.Name);
        Assert.Contains("xmlns:openbadges=\"https://purl.imsglobal.org/ob/v3p0\"", baked, StringComparison.Ordinal);
        Assert.Contains("<openbadges:credential verify=\"aaa.bbb.ccc\"></openbadges:credential>", baked, StringComparison.Ordinal);
        credential.Remove();
        svg.Attributes().Single(a => a.IsNamespaceDeclaration && a.Name.LocalName == "openbadges").Remove();
        Assert.True(XNode.DeepEquals(XElement.Parse(Drawing, LoadOptions.PreserveWhitespace), svg));
    }

    [Fact]
    public void Drawing_BakedTwice_CarriesTheLastCredentialOnly()
    {
        var baked = BakedImage.Bake(BakedImage.Bake(Drawing, "aaa.bbb.ccc"), "ddd.eee.fff");

        Assert.Equal("ddd.eee.fff", BakedImage.Read(baked));
        Assert.Single(XElement.Parse(baked).Descendants(XNamespace.Get("https://purl.imsglobal.org/ob/v3p0") + "credential"));
    }

    [Fact]
    public async Task Drawing_BakedWithASignedCredential_GivesItBackWhole()
    {
        await using var site = await CredentialBuilder.StartAsync();
        var jws = await site.SignAsync(SampleCredentials.Badge);

        var read = BakedImage.Read(BakedImage.Bake(Drawing, jws));

        Assert.Equal(jws, read);
        Assert.Equal(CredentialVerificationStatus.Valid, (await site.VerifyAsync(read)).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no es un dibujo")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"/>")]
    [InlineData("<svg><credential verify=\"a.b.c\"/></svg>")]
    [InlineData("<!DOCTYPE svg [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><svg>&a;</svg>")]
    public void Text_WithoutACredential_GivesNone(string text) => Assert.Null(BakedImage.Read(text));
}
