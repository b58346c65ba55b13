namespace UsmeAprende.Mail;

/// <summary>Why a letter was not accepted, for whoever runs the site.</summary>
public static class MailReasonText
{
    public static string Sentence(this MailReason reason) => reason switch
    {
        MailReason.AddressInvalid => "La dirección no es una a la que se pueda escribir",
        MailReason.RecipientRefused => "El servidor de correo no recibe cartas para esa dirección",
        MailReason.LetterRefused => "El servidor de correo no aceptó la carta",
        MailReason.TryLater => "El servidor de correo pide volver más tarde",
        MailReason.TimedOut => "El servidor de correo no respondió a tiempo",
        MailReason.NotSecure => "El servidor de correo no ofrece un cifrado en el que se pueda confiar, y sin él no se envía nada",
        MailReason.SignInRefused => "El servidor de correo no acepta el usuario y la clave del sitio",
        MailReason.Unreadable => "La carta estaba sellada con una clave que ya no está; hay que pedirla otra vez",
        _ => "No hubo conexión con el servidor de correo, o se cortó",
    };
}
