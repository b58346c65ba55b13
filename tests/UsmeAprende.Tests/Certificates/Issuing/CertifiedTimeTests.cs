using UsmeAprende.Certificates.Issuing;
using UsmeAprende.Certificates.Paper;

namespace UsmeAprende.Tests.Certificates.Issuing;

/// <summary>R26: the time that a certificate states, and how it reads.</summary>
public sealed class CertifiedTimeTests
{
    [Theory]
    [InlineData(0, "cero (0) minutos")]
    [InlineData(1, "un (1) minuto")]
    [InlineData(4, "cuatro (4) minutos")]
    [InlineData(5, "cinco (5) minutos")]
    [InlineData(47, "cuarenta y cinco (45) minutos")]
    [InlineData(48, "cincuenta (50) minutos")]
    [InlineData(57, "cincuenta y cinco (55) minutos")]
    [InlineData(58, "una (1) hora")]
    [InlineData(60, "una (1) hora")]
    [InlineData(67, "una (1) hora")]
    [InlineData(68, "una (1) hora y quince (15) minutos")]
    [InlineData(412, "seis (6) horas y cuarenta y cinco (45) minutos")]
    [InlineData(413, "siete (7) horas")]
    [InlineData(419, "siete (7) horas")]
    [InlineData(427, "siete (7) horas")]
    [InlineData(1261, "veintiuna (21) horas")]
    [InlineData(1470, "veinticuatro (24) horas y treinta (30) minutos")]
    public void Time_OfTheRecords_IsStatedToTheQuarterHour(int minutes, string words) =>
        Assert.Equal(words, CertificateText.Time(CertifiedTime.Round(minutes)));

    [Fact]
    public void Time_Rounded_IsNeverFarFromTheRecordsAndNeverShrinksAsTheyGrow()
    {
        for (var minutes = 0; minutes < 6_000; minutes++)
        {
            Assert.InRange(CertifiedTime.Round(minutes) - minutes, -7, 7);
            Assert.True(CertifiedTime.Round(minutes) <= CertifiedTime.Round(minutes + 1));
            Assert.Equal(CertifiedTime.Round(minutes), CertifiedTime.Round(CertifiedTime.Round(minutes)));
        }
    }
}
