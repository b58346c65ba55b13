using System.ComponentModel.DataAnnotations;

namespace UsmeAprende.Mail;

/// <summary>Who the letters come from.</summary>
public sealed class MailOptions
{
    public const string Section = "Mail";

    [Required, EmailAddress]
    public string From { get; set; } = "no-responder@usme.invalid";

    [Required]
    public string FromName { get; set; } = "UsmeAprende";
}
