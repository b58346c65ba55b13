namespace UsmeAprende.Mail;

/// <summary>What became of a letter.</summary>
/// <param name="Result">Whether to rest, to try again, or to give up.</param>
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

/// <summary>Whether to rest, to try again, or to give up.</summary>
public enum EmailAcceptance
{
    Accepted,

    /// <summary>Nothing is wrong with the letter: it may go through later.</summary>
    Transient,

    /// <summary>It will never go through as it is.</summary>
    Permanent,
}

/// <summary>Why a letter was not accepted, or the mailbox not read.</summary>
public enum MailFailureReason
{
    /// <summary>Not an address that mail can be sent to.</summary>
    AddressInvalid,

    /// <summary>Letters beyond ASCII before the @ sign, and a server that does not know such addresses (RFC 6531).</summary>
    AddressUnsupported,

    /// <summary>The server will not take mail for this address.</summary>
    RecipientRefused,

    /// <summary>The server refused the letter or its sender.</summary>
    LetterRefused,

    /// <summary>The server asks to come again: greylisting, too many letters, a full mailbox.</summary>
    TryLater,

    /// <summary>
    /// No connection, or it broke, or the server wants to talk to nobody. Broken after the last byte, the letter may have been accepted.
    /// </summary>
    ConnectionFailed,

    TimedOut,

    /// <summary>Encryption is demanded and the server does not offer it, or shows a certificate that nobody vouches for.</summary>
    NotSecure,

    /// <summary>The server does not accept who we say we are: name and password, or the token, which may not have been given.</summary>
    SignInRefused,

    /// <summary>The folder of the mailbox is not there, or nothing in it may be marked.</summary>
    MailboxClosed,

    /// <summary>It waited under a seal whose key is gone.</summary>
    Unreadable,
}

/// <summary>Why a letter was not accepted, for whoever runs the site.</summary>
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
