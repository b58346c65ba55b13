namespace UsmeAprende.Mail;

/// <summary>Result of sending one e-mail.</summary>
/// <param name="Result">Whether it was accepted, may be tried again, or never will be accepted.</param>
/// <param name="Reason">Why it was not accepted. Never the server's own words, which may hold the address.</param>
/// <param name="Status">The server's answer, such as 550, where it gave one.</param>
public sealed record EmailSendResult(EmailAcceptance Result, MailFailureReason? Reason = null, int? Status = null)
{
    public static EmailSendResult Accepted { get; } = new(EmailAcceptance.Accepted);

    public bool IsAccepted => Result is EmailAcceptance.Accepted;

    /// <summary>Whether the address itself was refused for good, which counts as a bounce.</summary>
    public bool IsBounce =>
        Result is EmailAcceptance.Permanent && Reason is MailFailureReason.RecipientRefused or MailFailureReason.AddressInvalid;

    public static EmailSendResult Transient(MailFailureReason reason, int? status = null) => new(EmailAcceptance.Transient, reason, status);

    public static EmailSendResult Permanent(MailFailureReason reason, int? status = null) => new(EmailAcceptance.Permanent, reason, status);
}

/// <summary>Whether an e-mail was accepted, may be tried again, or never will be accepted.</summary>
public enum EmailAcceptance
{
    Accepted,

    /// <summary>Nothing is wrong with the e-mail itself: it may be accepted later.</summary>
    Transient,

    /// <summary>It will never be accepted as it is.</summary>
    Permanent,
}

/// <summary>Why an e-mail was not accepted, or the mailbox could not be read.</summary>
public enum MailFailureReason
{
    /// <summary>Not an address that mail can be sent to.</summary>
    AddressInvalid,

    /// <summary>
    /// The address has characters beyond ASCII before the @ sign, and the server does not support such addresses (RFC 6531).
    /// </summary>
    AddressUnsupported,

    /// <summary>The server will not take mail for this address.</summary>
    RecipientRefused,

    /// <summary>The server refused the e-mail or its sender.</summary>
    LetterRefused,

    /// <summary>The server asks to try again later: greylisting, too many e-mails, a full mailbox.</summary>
    TryLater,

    /// <summary>
    /// The connection failed or broke, or the server refuses all connections. If it broke after the last byte, the e-mail may have been
    /// accepted.
    /// </summary>
    ConnectionFailed,

    TimedOut,

    /// <summary>Encryption is demanded and the server does not offer it, or shows a certificate that is not trusted.</summary>
    NotSecure,

    /// <summary>The server refused our sign-in: user and password, or the token; or we could not get a token.</summary>
    SignInRefused,

    /// <summary>The folder of the mailbox is missing or read-only.</summary>
    MailboxClosed,

    /// <summary>It was stored encrypted and the key is gone.</summary>
    Unreadable,
}

/// <summary>Why an e-mail was not accepted, in Spanish for the administrator.</summary>
public static class MailFailureReasonText
{
    public static string ToSpanish(this MailFailureReason reason) =>
        reason switch
        {
            MailFailureReason.AddressInvalid => "La dirección no es una a la que se pueda escribir",
            MailFailureReason.AddressUnsupported =>
                "El servidor de correo no sabe escribirles a direcciones con tildes o eñes antes de la arroba",
            MailFailureReason.RecipientRefused => "El servidor de correo no recibe cartas para esa dirección",
            MailFailureReason.LetterRefused => "El servidor de correo no aceptó la carta",
            MailFailureReason.TryLater => "El servidor de correo pide volver más tarde",
            MailFailureReason.TimedOut => "El servidor de correo no respondió a tiempo",
            MailFailureReason.NotSecure =>
                "El servidor de correo no ofrece un cifrado en el que se pueda confiar, y sin él no se envía nada",
            MailFailureReason.SignInRefused => "El servidor de correo no acepta el usuario y la clave del sitio",
            MailFailureReason.MailboxClosed => "La carpeta del buzón no existe o no se puede cambiar",
            MailFailureReason.Unreadable => "La carta estaba sellada con una clave que ya no está; hay que pedirla otra vez",
            _ => "No hubo conexión con el servidor de correo, o se cortó",
        };
}
