using UsmeAprende.Mail;
using UsmeAprende.People.Accounts;

namespace UsmeAprende.Tests.People.Accounts;

/// <summary>The letters that people must not take for those of swindlers, nor the other way round.</summary>
public sealed class AccountEmailsTests
{
    private static readonly LetterheadOptions Entity = new()
    {
        SiteUrl = "https://aprende.usme.example",
        Address = "Calle 137 C Sur # 2 A-37",
        Telephone = "601 000 0000",
    };

    public static TheoryData<string> Letters => ["clave", "segundo-paso", "confirmar"];

    [Theory]
    [MemberData(nameof(Letters))]
    public void Letter_OfAnAccount_GreetsSaysWhoWritesWhereAndWhyAndHasNothingToTap(string which)
    {
        var letter = Write(which, Entity);

        Assert.StartsWith("Hola", letter.Text, StringComparison.Ordinal);
        Assert.All(
            [
                "UsmeAprende",
                "Alcaldía Local de Usme",
                "Calle 137 C Sur # 2 A-37\nTeléfono: 601 000 0000\n",
                "aprende.usme.example",
                "Le escribimos porque ",
            ],
            part => Assert.Contains(part, letter.Text, StringComparison.Ordinal)
        );
        Assert.DoesNotContain("http", letter.Text, StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith("UsmeAprende: ", letter.Subject, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("clave")]
    [InlineData("confirmar")]
    public void Letter_WithACode_SaysThatNobodyWillAskForIt(string which) =>
        Assert.Contains("nunca se lo va a pedir por teléfono ni por WhatsApp", Write(which, Entity).Text, StringComparison.Ordinal);

    // Whoever reads a letter to an address that nobody has proven may be a stranger.
    [Fact]
    public void Letter_ToAnAddressThatIsOnlyClaimed_NamesNobody()
    {
        Assert.StartsWith("Hola, Ana Lucía:", Write("clave", Entity).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ana", Write("confirmar", Entity).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Letter_OfASiteThatSaysLittle_LeavesTheRestOut()
    {
        var text = Write("clave", new LetterheadOptions()).Text;

        Assert.DoesNotContain("Teléfono", text, StringComparison.Ordinal);
        Assert.Contains("UsmeAprende\nAlcaldía Local de Usme\nLe escribimos porque", text, StringComparison.Ordinal);
    }

    private static EmailMessage Write(string which, LetterheadOptions entity)
    {
        var letters = new AccountEmails(new EntityLetterhead(Microsoft.Extensions.Options.Options.Create(entity)));
        var person = PersonId.New();
        return which switch
        {
            "clave" => letters.CreateRecoveryCode(person, "Ana Lucía", "ana@ejemplo.co", "1234 5678"),
            "confirmar" => letters.CreateVerificationCode(person, "ana@ejemplo.co", "1234 5678"),
            _ => letters.CreateSecondFactorResetNotice(person, "Ana Lucía", "ana@ejemplo.co"),
        };
    }
}
