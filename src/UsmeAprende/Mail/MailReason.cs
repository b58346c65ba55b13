namespace UsmeAprende.Mail;

/// <summary>Why a letter was not accepted.</summary>
public enum MailReason
{
    /// <summary>Not an address that mail can be sent to.</summary>
    AddressInvalid,

    /// <summary>The server will not take mail for this address.</summary>
    RecipientRefused,

    /// <summary>The server refused the letter or its sender.</summary>
    LetterRefused,

    /// <summary>The server asks to come again: greylisting, too many letters, a full mailbox.</summary>
    TryLater,

    /// <summary>No connection, or it broke. Broken after the last byte, the letter may have been accepted.</summary>
    ConnectionFailed,

    TimedOut,

    /// <summary>Encryption is demanded and the server does not offer it, or shows a certificate that nobody vouches for.</summary>
    NotSecure,

    /// <summary>The server does not accept our name and password.</summary>
    SignInRefused,

    /// <summary>It waited under a seal whose key is gone.</summary>
    Unreadable,
}
