using UsmeAprende.Certificates.Issuing;

namespace UsmeAprende.Tests.Certificates.Issuing;

public sealed class IssueWarningTests
{
    private static readonly DateTime Morning = new(2035, 3, 1, 13, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("María José de la Concepción Ñañez Güiza")]
    [InlineData("Óscar Andrés Peña-Rodríguez")]
    [InlineData("José de los Ríos Buitrago")]
    [InlineData("Ana Lucía del Pilar Fernández de Soto y Pérez-Valderrama")]
    [InlineData("Wilmer José Colmenárez O'Brien McCormick")]
    [InlineData("J. M. Díaz")]
    [InlineData("Kaa'ushi Epieyú")]
    [InlineData("Süla’ulia Pushaina")]
    [InlineData("Élber Ñusta Ángel")]
    public void Name_AsPeopleWriteIt_IsNotOdd(string name) => Assert.False(NameCapitals.AreOdd(name));

    [Theory]
    [InlineData("ANA RUIZ")]
    [InlineData("Ana RUIZ")]
    [InlineData("ana ruiz")]
    [InlineData("Ana ruiz")]
    [InlineData("Óscar peña-Rodríguez")]
    [InlineData("ÑAÑEZ")]
    public void Name_InOddCapitals_IsShown(string name) => Assert.True(NameCapitals.AreOdd(name));

    // R6
    [Fact]
    public void Speed_OfFiveLessonsInTwoMinutes_IsImplausible() => Assert.True(LearningSpeed.IsImplausible(EveryMinutes(0.5, 5)));

    [Fact]
    public void Speed_OfFourLessonsInTwoMinutes_MayBeSomebodyWhoKnewThem() =>
        Assert.False(LearningSpeed.IsImplausible(EveryMinutes(0.5, 4)));

    [Fact]
    public void Speed_OfAQuickReader_IsPlausible() => Assert.False(LearningSpeed.IsImplausible(EveryMinutes(3, 20)));

    [Fact]
    public void Speed_AmongSlowOnes_IsStillSeen() =>
        Assert.True(
            LearningSpeed.IsImplausible([.. EveryMinutes(30, 10), .. EveryMinutes(0.1, 5).Select(f => (f.Minutes, f.At.AddDays(9)))])
        );

    private static IEnumerable<(int Minutes, DateTime At)> EveryMinutes(double minutes, int lessons) =>
        Enumerable.Range(0, lessons).Select(n => (8, Morning.AddMinutes(n * minutes)));
}
