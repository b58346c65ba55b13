using UsmeAprende.Mail;

namespace UsmeAprende.People.Accounts;

/// <summary>
/// Writes the e-mails of this feature. Each greets, says who writes, why and where, and has no link to tap: so nobody takes it for the
/// letter of a swindler, nor learns to tap links in such letters.
/// </summary>
public sealed class AccountEmails(EntityLetterhead letterhead)
{
    // Where the code is typed: people open the site themselves.
    private string Site => letterhead.SiteAddress ?? letterhead.SiteName;

    /// <param name="person">Whose account.</param>
    /// <param name="name">Their given names; the address was proven to be theirs.</param>
    /// <param name="to">The proven address.</param>
    /// <param name="code">Eight digits in two groups.</param>
    public EmailMessage CreateRecoveryCode(PersonId person, string name, string to, string code) =>
        Write(
            person,
            to,
            $"{letterhead.SiteName}: su código para poner una clave nueva",
            $"""
            Hola, {name}:

            Alguien, ojalá usted, pidió poner una clave nueva en su cuenta de {letterhead.SiteName}.

            Su código es: {code}

            Escríbalo en la página donde lo pidió: {Site}. Sirve una sola vez, durante 15 minutos.

            No se lo diga a nadie. El programa nunca se lo va a pedir por teléfono ni por WhatsApp.

            Si no lo pidió usted, no haga nada: su clave sigue igual.
            """,
            "alguien pidió este código para la cuenta que tiene este correo."
        );

    public EmailMessage CreateSecondFactorResetNotice(PersonId person, string name, string to) =>
        Write(
            person,
            to,
            $"{letterhead.SiteName}: quitaron el segundo paso de su cuenta",
            $"""
            Hola, {name}:

            Alguien del equipo quitó el segundo paso con que usted entraba a su cuenta, como se hace cuando se pierde el celular. Su clave sigue igual.

            Si usted lo pidió, no haga nada más: al entrar puede activar uno nuevo en Mi cuenta.

            Si no lo pidió, escriba usted la dirección {Site}, entre, cambie su clave ya mismo y avise a quien coordina el programa.
            """,
            "su cuenta tiene este correo y cambió la forma de entrar."
        );

    /// <summary>To an address that somebody claims: whoever reads it may be a stranger, so it names nobody.</summary>
    public EmailMessage CreateVerificationCode(PersonId person, string to, string code) =>
        Write(
            person,
            to,
            $"{letterhead.SiteName}: confirme su correo",
            $"""
            Hola:

            Alguien, ojalá usted, escribió este correo en una cuenta de {letterhead.SiteName}.

            Para confirmar que es suyo, entre a su cuenta en {Site} y escriba este código en Mi cuenta:

            {code}

            Sirve una sola vez, durante 24 horas. No se lo diga a nadie: el programa nunca se lo va a pedir por teléfono ni por WhatsApp.

            Si usted no creó una cuenta, no haga nada.
            """,
            "este correo quedó escrito en una cuenta."
        );

    private EmailMessage Write(PersonId person, string to, string subject, string text, string why) =>
        new()
        {
            Owner = person,
            To = to,
            Subject = subject,
            Text = $"{text}\n\n{string.Join('\n', letterhead.Sign(why))}\n",
        };
}
