using UsmeAprende.Certificates.Issuing;

namespace UsmeAprende.Tests.Certificates.Issuing;

/// <summary>R10: a certificate prints the person's own name, however they write it.</summary>
public sealed class PrintedNameTests
{
    private const string Account = "Hermelinda Ruis Gomes";

    [Theory]
    [InlineData("Hermelinda Ruis Gomes")]
    [InlineData("HERMELINDA RUIZ GÓMEZ")]
    [InlineData("Ruiz Gómez Hermelinda")]
    [InlineData("Hermelinda Ruiz Gómez de Chisacá")]
    [InlineData("Hermelinda Ruis")]
    [InlineData("Ermelinda Ruis Gomes")]
    public void Name_OfTheSamePersonWrittenOtherwise_MayBePrinted(string text) => Assert.Null(PrintedName.FindProblem(text, Account));

    [Theory]
    [InlineData("Gustavo Francisco Petro")]
    [InlineData("Hermelinda Otra Persona")]
    [InlineData("12345")]
    [InlineData("=1+1")]
    [InlineData("<b>x</b>")]
    [InlineData("Alcalde Mayor CC 1.234.567 graduada con honores")]
    [InlineData("Hermelinda Ruis Gomes 2")]
    [InlineData("")]
    public void Name_OfSomebodyElseOrNoName_MayNotBePrinted(string text) => Assert.NotNull(PrintedName.FindProblem(text, Account));

    [Theory]
    [InlineData("Mohamed Ali Ruiz", "محمد Ali Ruiz")]
    [InlineData("Mohamed Alí", "محمد علي")]
    [InlineData("Wang Xiaoming", "王小明")]
    [InlineData("Li Ruiz", "李 Ruiz")]
    public void Name_ThatNoFontHas_MayBeSpeltOtherwise(string text, string account) => Assert.Null(PrintedName.FindProblem(text, account));

    [Theory]
    [InlineData("Pedro Gómez", "محمد Ruiz")]
    [InlineData("Pedro Gómez Pérez", "محمد علي Ruiz")]
    [InlineData("Pedro Gómez Pérez", "王")]
    [InlineData("Mohamed Gustavo Petro", "محمد Ana Ruiz")]
    public void Name_SpeltOtherwise_IsStillThatOfThePerson(string text, string account) =>
        Assert.NotNull(PrintedName.FindProblem(text, account));

    [Fact]
    public void Name_WithASignThatNoFontHas_IsSentBackWithTheSign() =>
        Assert.Contains("«م»", PrintedName.FindProblem("محمد Ruiz", "محمد Ruiz"), StringComparison.Ordinal);

    [Fact]
    public void Name_OfOneWord_IsHeldAgainstThatWord()
    {
        Assert.Null(PrintedName.FindProblem("Mussa", "Mussa"));
        Assert.NotNull(PrintedName.FindProblem("Otro", "Mussa"));
    }
}
