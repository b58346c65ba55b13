using UsmeAprende.People.Identity;

namespace UsmeAprende.Tests.People.Identity;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("María José de la Concepción")]
    [InlineData("Ñañez Güiza")]
    [InlineData("Peña-Rodríguez")]
    [InlineData("D'Artagnan O’Neil")]
    [InlineData("Ma. del Pilar")]
    [InlineData("Élber Ñusta Ángel")]
    [InlineData("محمد علي")]
    public void Name_AsPeopleWriteIt_IsTaken(string typed)
    {
        Assert.True(PersonName.TryParse(typed, out var name, out _));

        Assert.Equal(typed, name.Value);
    }

    [Fact]
    public void Name_FromAnotherKeyboard_IsTheSameName()
    {
        Assert.True(PersonName.TryParse("  Nañez \t Güiza ", out var composed, out _));
        Assert.True(PersonName.TryParse("Nan\u0303ez Gu\u0308iza", out var decomposed, out _));

        Assert.Equal(composed, decomposed);
    }

    /// <summary>R35</summary>
    [Theory]
    [InlineData("Ana\u200B\uFEFF Lucía\u202C", "Ana Lucía")]
    [InlineData("José\u2011Luis", "José-Luis")]
    [InlineData("Ana\0", "Ana")]
    [InlineData("Ana\uFFFE", "Ana")]
    [InlineData("D´Angelo O‘Neil", "D'Angelo O'Neil")]
    [InlineData("Ａｎａ", "Ana")]
    public void Name_WithWhatNobodySees_IsTheNameThatIsSeen(string typed, string value)
    {
        Assert.True(PersonName.TryParse(typed, out var name, out _));

        Assert.Equal(value, name.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("   ")]
    [InlineData("=HYPERLINK(\"x\")")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("Ana 😀")]
    [InlineData("\u200B\u3164")]
    [InlineData("Ana \uD800")]
    [InlineData("12345")]
    [InlineData("---")]
    public void Name_ThatIsNone_IsRefusedWithASentence(string? typed)
    {
        Assert.False(PersonName.TryParse(typed, out _, out var problem));

        Assert.EndsWith(".", problem, StringComparison.Ordinal);
    }

    /// <summary>R10: who has no surnames says so on purpose.</summary>
    [Theory]
    [InlineData(null, true, "")]
    [InlineData(" ", true, "")]
    [InlineData("-", true, "")]
    [InlineData("No tiene", true, "")]
    [InlineData("Diop", false, "Diop")]
    public void Surnames_OfOneOrNone_AreTaken(string? typed, bool hasNone, string value)
    {
        Assert.True(SurnamesInput.TryParse(typed, hasNone, "No tengo apellidos", out var surnames, out _));

        Assert.Equal(value, surnames.Value);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(".", false)]
    [InlineData("-", false)]
    [InlineData("sin apellidos", false)]
    [InlineData("Diop", true)]
    public void Surnames_LeftOutWithoutSayingSo_AreAskedForWithWhatToDo(string? typed, bool hasNone)
    {
        Assert.False(SurnamesInput.TryParse(typed, hasNone, "No tengo apellidos", out _, out var problem));

        Assert.Contains("«No tengo apellidos»", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("-")]
    public void Name_OfSignsOnly_IsRefusedWithWhatToDo(string typed)
    {
        Assert.False(PersonName.TryParse(typed, out _, out var problem));

        Assert.Contains("como aparece en el documento", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void SearchKey_OfDifficultNames_HasNoAccentsOrCapitals() =>
        Assert.Equal(
            "elber nusta angel quisquinay umana pena rodriguez",
            PersonName.SearchKey("Élber Ñusta  Ángel", "Quisquinay Ümaña Peña-Rodríguez")
        );
}
