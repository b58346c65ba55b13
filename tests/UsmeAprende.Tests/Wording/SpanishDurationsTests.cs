using UsmeAprende.Wording;

namespace UsmeAprende.Tests.Wording;

public sealed class SpanishDurationsTests
{
    [Theory]
    [InlineData(1, "1 minuto")]
    [InlineData(59, "59 minutos")]
    [InlineData(60, "una hora")]
    [InlineData(80, "una hora y media")]
    [InlineData(179, "unas 3 horas")]
    [InlineData(204, "unas 3 horas y media")]
    public void Minutes_InWords_AreWhatPeopleSay(int minutes, string words) => Assert.Equal(words, SpanishDurations.InWords(minutes));
}
