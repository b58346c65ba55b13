using System.ComponentModel.DataAnnotations;

namespace UsmeAprende.Certificates;

/// <summary>The entity's own texts and pictures on certificates. What is not configured is not printed.</summary>
public sealed class CertificateOptions
{
    public const string Section = "Certificates";

    // More do not fit beside the code.
    private const int MostOtherSignatories = 2;

    [Required]
    public string Entity { get; set; } = "Alcaldía Local de Usme";

    [Required]
    public string Programme { get; set; } = "UsmeAprende";

    /// <summary>A PNG or JPEG file with the emblem; optional.</summary>
    public string? EmblemFile { get; set; }

    /// <summary>Courses under 160 hours are informal education in Colombia (R26): the document claims no aptitude.</summary>
    [Required]
    public string Title { get; set; } = "Constancia de asistencia y participación";

    /// <summary>
    /// The clause in small print that says what the certificate does not claim. Leave it empty if the entity may certify aptitude.
    /// </summary>
    public string Clause { get; set; } =
        "Da fe de asistencia y participación en una actividad de educación informal. No es un título ni certifica aptitud.";

    [Required]
    public string City { get; set; } = "Bogotá, D. C.";

    /// <summary>Who signs. Without it, nothing can be issued.</summary>
    public string? Signatory { get; set; }

    public string? SignatoryRole { get; set; }

    /// <summary>A PNG or JPEG file with the signature; optional.</summary>
    public string? SignatureFile { get; set; }

    /// <summary>Who signs besides, from left to right.</summary>
    [MaxLength(MostOtherSignatories)]
    public IList<OtherSignatoryOptions> OtherSignatories { get; } = [];

    /// <summary>Those of them who have a name, as they stand on the paper.</summary>
    public IReadOnlyList<CertificateSignatory> ListOtherSignatories() =>
        [.. OtherSignatories.Where(s => !string.IsNullOrWhiteSpace(s.Name)).Select(s => new CertificateSignatory(s.Name, s.Role ?? ""))];

    /// <summary>
    /// A PFX file with the certificate and the private key that sign each document electronically; without it documents carry no such
    /// signature.
    /// </summary>
    public string? SigningCertificate { get; set; }

    /// <summary>The password of that file.</summary>
    public string? SigningPassword { get; set; }

    /// <summary>Whether a second coordinator must approve what the first proposes.</summary>
    public bool TwoSteps { get; set; }
}

/// <summary>One more person who signs certificates.</summary>
public sealed class OtherSignatoryOptions
{
    public string Name { get; set; } = "";

    public string? Role { get; set; }

    /// <summary>A PNG or JPEG file with the signature; optional.</summary>
    public string? SignatureFile { get; set; }
}
