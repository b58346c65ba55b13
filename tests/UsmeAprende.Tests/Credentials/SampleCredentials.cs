using UsmeAprende.Credentials;

namespace UsmeAprende.Tests.Credentials;

/// <summary>The same two awards each time.</summary>
internal static class SampleCredentials
{
    public static CredentialContent Badge { get; } =
        new()
        {
            CredentialId = Guid.Parse("0196f3a2-7c11-7a40-9d5e-2b1c3d4e5f60"),
            SubjectId = Guid.Parse("5b0e9f34-61c2-4f7e-8a3d-9c8b7a6f5e4d"),
            ValidFrom = new DateTime(2026, 8, 15, 19, 30, 12, 345, DateTimeKind.Utc),
            Achievement = new CredentialAchievement
            {
                Address = "/insignias/clave-firme",
                Type = AchievementType.Badge,
                Name = "Clave firme",
                Description = "Cuida sus cuentas con una clave que sí protege.",
                Criteria = "Terminar las lecciones de «Cuidarme» y poner una clave larga, ¡sin ayuda!",
                Image = "/insignias/clave-firme.svg",
                ImageText = "Un candado sobre la montaña.",
                Alignments =
                [
                    new AchievementAlignment
                    {
                        Code = "4.2",
                        Name = "Proteger los datos",
                        Framework = "DigComp 2.2",
                        Url = "https://publications.jrc.ec.europa.eu/repository/handle/JRC128415",
                    },
                ],
            },
        };

    public static CredentialContent Certificate { get; } =
        new()
        {
            CredentialId = Guid.Parse("0196f3a2-7c11-7a40-9d5e-000000000001"),
            SubjectId = Guid.Parse("5b0e9f34-61c2-4f7e-8a3d-000000000002"),
            ValidFrom = new DateTime(2026, 11, 20, 15, 0, 0, DateTimeKind.Utc),
            RecipientName = "María Inés Chisacá Muñoz",
            Number = "2026-0042",
            Narrative = "40 horas, 3 cafés charlados.",
            StartedAt = new DateTime(2026, 8, 1, 13, 0, 0, DateTimeKind.Utc),
            EndedAt = new DateTime(2026, 11, 15, 18, 0, 0, DateTimeKind.Utc),
            Achievement = new CredentialAchievement
            {
                Address = "/cursos/herramientas-basicas",
                Type = AchievementType.CertificateOfCompletion,
                Name = "Herramientas digitales básicas",
                Description = "Curso de 40 horas.",
                Criteria = "Hacer 8 de cada 10 lecciones y venir a 2 cafés.",
            },
        };
}
