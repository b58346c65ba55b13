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

    [Fact]
    public void Name_OfOneWord_IsHeldAgainstThatWord()
    {
        Assert.Null(PrintedName.FindProblem("Mussa", "Mussa"));
        Assert.NotNull(PrintedName.FindProblem("Otro", "Mussa"));
    }
}
