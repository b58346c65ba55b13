using System.Diagnostics;
using UsmeAprende.People.Accounts;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Tests.People.Accounts;

public sealed class PasswordRulesTests
{
    private static readonly string[] Known = ["Rosa Elvira", "Chisacá Muñoz", "52345678", "3001234501", "rosa.chisaca@ejemplo.co"];

    [Theory]
    [InlineData("tinto.con.panela.84")]
    [InlineData("tres vacas moradas")]
    [InlineData("Usme-2026!")]
    [InlineData("ñandú azul ruana")]
    [InlineData("rosa de los vientos bravos")]
    public void Password_LongAndOnesOwn_IsTaken(string password) => Assert.Null(PasswordRules.FindProblem(password, Known));

    // A megabyte of accents on one letter, which anyone may send, must not keep a processor busy.
    [Fact]
    public void Text_OfMarksOnly_IsRefusedAtOnce()
    {
        var marks = "a" + new string('\u0300', 250_000) + new string('\u0316', 250_000);
        var started = Stopwatch.GetTimestamp();

        var password = PasswordRules.FindProblem(marks, [marks]);
        var known = PasswordRules.FindProblem("tres vacas moradas", [marks]);
        var isName = PersonName.TryParse(marks, out _, out _);
        PersonName.SearchKey(marks, marks);

        Assert.NotNull(password);
        Assert.Null(known);
        Assert.False(isName);
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("tinto84")]
    [InlineData("12345678")]
    [InlineData("98765432")]
    [InlineData("abcdefgh")]
    [InlineData("aaaaaaaa")]
    [InlineData("qwertyuiop")]
    [InlineData("Colombia2024!")]
    [InlineData("MILLONARIOS")]
    [InlineData("Contraseña")]
    [InlineData("nacional1947")]
    [InlineData("52345678")]
    [InlineData("3001234501")]
    [InlineData("rosaelvira1")]
    [InlineData("Chisaca2026")]
    [InlineData("rosa.chisaca@ejemplo.co")]
    public void Password_ThatThievesTryFirst_IsRefusedWithASentence(string? password) =>
        Assert.EndsWith(".", PasswordRules.FindProblem(password, Known), StringComparison.Ordinal);

    [Fact]
    public void Password_FromAnotherKeyboard_IsTheSamePassword() =>
        Assert.Equal(PasswordRules.Normalize("ñandú"), PasswordRules.Normalize("n\u0303andu\u0301"));
}
