using UsmeAprende.Credentials;

namespace UsmeAprende.Tests.Credentials;

public sealed class BakedPngTests
{
    // One transparent point.
    private static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
    );

    [Theory]
    [InlineData("aaa.bbb.ccc")]
    [InlineData("{\"name\":\"Niña de la montaña\"}")]
    public void Picture_Baked_GivesTheCredentialBackAndStaysAPicture(string credential)
    {
        var baked = BakedPng.Bake(Picture, credential);

        Assert.Equal(credential, BakedPng.Read(baked));
        Assert.Equal(Picture[..33], baked[..33]);
        Assert.Equal(Picture[^12..], baked[^12..]);
    }

    [Fact]
    public void Picture_BakedTwice_CarriesTheLastCredentialOnly()
    {
        var baked = BakedPng.Bake(BakedPng.Bake(Picture, "aaa.bbb.ccc"), "ddd.eee.fff");

        Assert.Equal(BakedPng.Bake(Picture, "ddd.eee.fff"), baked);
    }

    [Fact]
    public void Bytes_WithoutACredential_GiveNone()
    {
        Assert.Null(BakedPng.Read(Picture));
        Assert.Null(BakedPng.Read([]));
        Assert.Null(BakedPng.Read(Picture.AsSpan(0, 40)));
        Assert.Null(BakedPng.Read("no es un dibujo"u8));
        Assert.Throws<ArgumentException>(() => BakedPng.Bake("no es un dibujo"u8, "aaa.bbb.ccc"));
    }
}
