using UsmeAprende.Certificates;
using UsmeAprende.Certificates.Paper;
using UsmeAprende.Certificates.Verification;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Tests.Certificates.Paper;

/// <summary>What certificates say, as the register would.</summary>
internal static class SampleCertificates
{
    public const string LongName = "Ana Lucía del Pilar Esperanza de las Mercedes Fernández de Soto y Pérez-Valderrama";

    public static readonly CertificateContent Words = new()
    {
        HolderName = "María José de la Concepción Ñañez Güiza",
        DocumentType = IdentityDocumentType.CC,
        DocumentNumber = "52345678",
        Title = "Herramientas básicas",
        Minutes = 1470,
        Cafes = 4,
        Competences =
        [
            "Buscar y escoger información",
            "Proteger los dispositivos",
            "Comunicarse con otras personas",
            "Cuidar la identidad y las cuentas propias",
        ],
        CompletedOn = new DateOnly(2035, 11, 20),
        Signatory = "Nombre de quien firma",
        SignatoryRole = "Alcaldesa local",
    };

    public static readonly CertificateContent Gathering = Words with
    {
        Kind = CertificateKind.Gathering,
        Title = "Café charlado: claves que sí protegen",
        Venue = "Salón comunal El Destino",
        Minutes = 120,
        Cafes = 1,
        Competences = [],
    };

    public static readonly string Code = CertificateCode.Create();

    public static PrintableCertificate Create(CertificateContent words) =>
        new()
        {
            Id = Guid.Parse("019a0000-0000-7000-8000-000000000001"),
            Words = words,
            Number = "2035-000123",
            Code = Code,
            IssuedAt = new DateTime(2035, 11, 24, 15, 0, 0, DateTimeKind.Utc),
            CredentialId = Guid.Parse("019a0000-0000-7000-8000-000000000002"),
            Subject =
                words.Kind is CertificateKind.Gathering
                    ? CertificateSubject.ForGathering(Guid.Parse("019a0000-0000-7000-8000-000000000003"))
                    : "herramientas-basicas",
        };
}
