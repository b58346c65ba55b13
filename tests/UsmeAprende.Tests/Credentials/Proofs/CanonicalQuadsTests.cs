using UsmeAprende.Credentials.Proofs;

namespace UsmeAprende.Tests.Credentials.Proofs;

/// <summary>R23: what is signed inside a credential is the canonical form that every other programme computes (RDFC-1.0).</summary>
public sealed class CanonicalQuadsTests
{
    [Fact]
    public void Blanks_UnlikeEachOther_AreNumberedByTheirHashAndNotByTheirOrder()
    {
        RdfQuad one = new("_:x", "<p:b>", "\"uno\"", null);
        RdfQuad two = new("_:y", "<p:b>", "\"dos\"", null);

        var text = CanonicalQuads.Write(new HashSet<RdfQuad> { one, two });

        Assert.Equal(text, CanonicalQuads.Write(new HashSet<RdfQuad> { two with { Subject = "_:x" }, one with { Subject = "_:y" } }));
        Assert.Equal(2, text.Split("_:c14n").Length - 1);
    }

    [Fact]
    public void Blanks_AlikeAndAlone_StandBoth() =>
        Assert.Equal(
            "<u:a> <p:b> _:c14n0 .\n<u:a> <p:b> _:c14n1 .\n_:c14n0 <p:c> \"igual\" .\n_:c14n1 <p:c> \"igual\" .\n",
            CanonicalQuads.Write(
                new HashSet<RdfQuad>
                {
                    new("<u:a>", "<p:b>", "_:x", null),
                    new("<u:a>", "<p:b>", "_:y", null),
                    new("_:x", "<p:c>", "\"igual\"", null),
                    new("_:y", "<p:c>", "\"igual\"", null),
                }
            )
        );

    // Here the names would depend on their neighbours, which we do not compute.
    [Fact]
    public void Blanks_ThatOnlyTheirNeighboursTellApart_AreRefused() =>
        Assert.Throws<NotSupportedException>(() =>
            CanonicalQuads.Write(new HashSet<RdfQuad> { new("_:x", "<p:b>", "_:y", null), new("_:y", "<p:b>", "_:x", null) })
        );

    [Theory]
    [InlineData("«Ñáñez» \U0001F33F", "\"«Ñáñez» \U0001F33F\"")]
    [InlineData("a\"b\\c", "\"a\\\"b\\\\c\"")]
    [InlineData("a\nb\rc\td", "\"a\\nb\\rc\\td\"")]
    [InlineData("a\u007fb\u0001", "\"a\\u007Fb\\u0001\"")]
    public void Text_WithMarks_IsEscapedAsTheStandardSays(string text, string written) => Assert.Equal(written, RdfQuad.Literal(text));

    [Theory]
    [InlineData("", "z")]
    [InlineData("00", "z1")]
    [InlineData("0000287fb4cd", "z11233QC4")]
    [InlineData("68656c6c6f20776f726c64", "zStV1DL6CwTryKyV")]
    public void Bytes_InBase58_AreThoseOfTheDraft(string hex, string text) =>
        Assert.Equal(text, MultibaseText.Base58(Convert.FromHexString(hex)));
}
