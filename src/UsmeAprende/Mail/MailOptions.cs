using System.ComponentModel.DataAnnotations;

namespace UsmeAprende.Mail;

/// <summary>Who the letters come from, and the server that takes them.</summary>
public sealed class MailOptions : IValidatableObject
{
    public const string Section = "Mail";

    [Required, EmailAddress]
    public string From { get; set; } = "no-responder@usme.invalid";

    [Required]
    public string FromName { get; set; } = "UsmeAprende";

    /// <summary>The mail server. Without one, letters stay as files in the data folder.</summary>
    public string? Host { get; set; }

    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>Whether the connection must be encrypted (STARTTLS). Only for a relay on the same machine may it be left out.</summary>
    public bool Encrypted { get; set; } = true;

    /// <summary>Seconds for one letter.</summary>
    [Range(0.1, 600)]
    public double Timeout { get; set; } = 30;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (User is not null && !Encrypted)
            yield return new ValidationResult("Mail:User sends a password, so Mail:Encrypted must be true.", [nameof(Encrypted)]);
    }
}
