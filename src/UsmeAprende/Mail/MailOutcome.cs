namespace UsmeAprende.Mail;

/// <summary>What became of a letter.</summary>
/// <param name="Result">Whether to rest, to try again, or to give up.</param>
/// <param name="Reason">Why it was not accepted. Never the server's own words, which may hold the address.</param>
/// <param name="Status">The server's answer, such as 550, where it gave one.</param>
public sealed record MailOutcome(MailResult Result, MailReason? Reason = null, int? Status = null)
{
    public static MailOutcome Accepted { get; } = new(MailResult.Accepted);

    public bool IsAccepted => Result is MailResult.Accepted;

    /// <summary>Whether the address itself was refused for good, which counts as a bounce.</summary>
    public bool IsBounce => Result is MailResult.Permanent && Reason is MailReason.RecipientRefused or MailReason.AddressInvalid;

    public static MailOutcome Transient(MailReason reason, int? status = null) => new(MailResult.Transient, reason, status);

    public static MailOutcome Permanent(MailReason reason, int? status = null) => new(MailResult.Permanent, reason, status);
}

/// <summary>Whether to rest, to try again, or to give up.</summary>
public enum MailResult
{
    Accepted,

    /// <summary>Nothing is wrong with the letter: it may go through later.</summary>
    Transient,

    /// <summary>It will never go through as it is.</summary>
    Permanent,
}

/// <summary>Why a letter was not accepted, or the mailbox not read.</summary>
public enum MailReason
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
public static class MailReasonText
{
    public static string Sentence(this MailReason reason) =>
        reason switch
        {
            MailReason.AddressInvalid => "La dirección no es una a la que se pueda escribir",
            MailReason.AddressUnsupported => "El servidor de correo no sabe escribirles a direcciones con tildes o eñes antes de la arroba",
            MailReason.RecipientRefused => "El servidor de correo no recibe cartas para esa dirección",
            MailReason.LetterRefused => "El servidor de correo no aceptó la carta",
            MailReason.TryLater => "El servidor de correo pide volver más tarde",
            MailReason.TimedOut => "El servidor de correo no respondió a tiempo",
            MailReason.NotSecure => "El servidor de correo no ofrece un cifrado en el que se pueda confiar, y sin él no se envía nada",
            MailReason.SignInRefused => "El servidor de correo no acepta el usuario y la clave del sitio",
            MailReason.MailboxClosed => "La carpeta del buzón no existe o no se puede cambiar",
            MailReason.Unreadable => "La carta estaba sellada con una clave que ya no está; hay que pedirla otra vez",
            _ => "No hubo conexión con el servidor de correo, o se cortó",
        };
}
