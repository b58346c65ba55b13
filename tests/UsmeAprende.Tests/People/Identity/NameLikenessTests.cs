using UsmeAprende.People.Identity;
using UsmeAprende.Typing;

namespace UsmeAprende.Tests.People.Identity;

/// <summary>R38: which names are asked about before a person is registered.</summary>
public sealed class NameLikenessTests
{
    [Theory]
    [InlineData("Ana Rodríguez", "Ana Rodrigues")]
    [InlineData("Ana Rodríguez", "RODRIGUEZ ANA")]
    [InlineData("Ana Rodríguez", "Anna Rodrígez")]
    [InlineData("Ana Rodríguez", "Ana Rodirguez")]
    [InlineData("Ana María Rodríguez Pérez", "Ana Rodriguez")]
    [InlineData("María de la O Ñáñez", "maria nanez")]
    [InlineData("Mussa", "Musa")]
    [InlineData("Luz Marina Poveda", "Lus Marina Pobeda")]
    public void Names_OfOnePersonAsPeopleWriteThem_AreAlike(string one, string other)
    {
        Assert.True(IsLike(one, other));
        Assert.True(IsLike(other, one));
    }

    [Theory]
    [InlineData("Ana Rodríguez", "Ana Ramírez")]
    [InlineData("Ana Rodríguez", "Eva Rodríguez")]
    [InlineData("Ana Rodríguez", "Ana")]
    [InlineData("Ana Rodríguez", "Rodríguez Rodríguez")]
    [InlineData("Ana Rodríguez", "Ana Rodrigezz")]
    [InlineData("Ana de la Cruz", "Luz de la Cruz")]
    [InlineData("", "Ana")]
    public void Names_OfTwoPeople_AreNotAlike(string one, string other)
    {
        Assert.False(IsLike(one, other));
        Assert.False(IsLike(other, one));
    }

    [Fact]
    public void Words_WithOneTypingError_ShareOneOfTheirShortenedForms()
    {
        var words = new[] { "rodriguez", "rodrigues", "rodrigez", "rodirguez", "rrodriguez", "ana", "anna", "nan", "eva", "jo" };

        foreach (var one in words)
        foreach (var other in words.Where(other => TypingError.IsAtMostOne(one, other)))
            Assert.NotEmpty(TypingError.ListShortened(one).Intersect(TypingError.ListShortened(other)));
    }

    private static bool IsLike(string one, string other) =>
        NameLikeness.IsLike(PersonName.SearchKey(one, ""), PersonName.SearchKey(other, ""));
}
