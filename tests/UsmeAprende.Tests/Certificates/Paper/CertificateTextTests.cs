using UsmeAprende.Certificates;
using UsmeAprende.Certificates.Design;
using UsmeAprende.Certificates.Paper;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Tests.Certificates.Paper;

public sealed class CertificateTextTests
{
    [Theory]
    [InlineData(1440, "veinticuatro (24) horas")]
    [InlineData(60, "una (1) hora")]
    [InlineData(1261, "veintiuna (21) horas y un (1) minuto")]
    [InlineData(30, "treinta (30) minutos")]
    public void Time_OfMinutes_IsSaidInWordsAndFigures(int minutes, string words) => Assert.Equal(words, CertificateText.Time(minutes));

    [Fact]
    public void Day_InADocument_IsSaidInWords()
    {
        Assert.Equal(
            "al primer (1) día del mes de marzo de dos mil treinta y cinco (2035)",
            CertificateText.DayInWords(new DateOnly(2035, 3, 1))
        );
        Assert.Equal(
            "a los veintiún (21) días del mes de noviembre de dos mil treinta y cinco (2035)",
            CertificateText.DayInWords(new DateOnly(2035, 11, 21))
        );
    }

    [Theory]
    [InlineData(IdentityDocumentType.CC, "1033456789", "cédula de ciudadanía 1.033.456.789")]
    [InlineData(IdentityDocumentType.TI, "001234567", "tarjeta de identidad 001.234.567")]
    [InlineData(IdentityDocumentType.PPT, "4456712", "permiso por protección temporal 4.456.712")]
    [InlineData(IdentityDocumentType.PAS, "AV123456", "pasaporte AV123456")]
    public void Document_OfAnyKind_IsNamedAndGrouped(IdentityDocumentType type, string number, string words) =>
        Assert.Equal(words, CertificateText.Document(type, number));

    // R26
    [Fact]
    public void Deed_OfAny_ClaimsAttendanceAlone()
    {
        Assert.Equal(
            "asistió y participó en el curso",
            CertificateDesign.Create(new CertificateOptions()).SentenceOf(SampleCertificates.Words.Kind)
        );
        Assert.Equal(
            "durante veinticuatro (24) horas y treinta (30) minutos, con asistencia a cuatro (4) cafés "
                + "charlados. Terminó el 20 de noviembre de 2035.",
            CertificateText.Extent(SampleCertificates.Words)
        );
        Assert.Equal(
            "realizado en Salón comunal El Destino el 20 de noviembre de 2035, durante dos (2) horas.",
            CertificateText.Extent(SampleCertificates.Gathering)
        );
        Assert.DoesNotContain("café", CertificateText.Extent(SampleCertificates.Words with { Cafes = 0 }), StringComparison.Ordinal);
    }
}
