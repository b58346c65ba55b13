using UsmeAprende.Mail;

namespace UsmeAprende.People.Accounts;

/// <summary>Writes the e-mails of this feature.</summary>
internal static class AccountEmails
{
    public static EmailMessage CreateRecoveryCode(PersonId person, string to, string code) =>
        new()
        {
            Owner = person,
            To = to,
            Subject = "Su código para poner una clave nueva",
            Text = $"""
                Alguien, ojalá usted, pidió poner una clave nueva en su cuenta.

                Su código es: {code}

                Sirve una sola vez, durante 15 minutos. No se lo diga a nadie: el programa nunca se lo va a pedir por teléfono ni por WhatsApp.

                Si no lo pidió usted, no haga nada: su clave sigue igual.
                """,
        };

    public static EmailMessage CreateSecondFactorResetNotice(PersonId person, string to) =>
        new()
        {
            Owner = person,
            To = to,
            Subject = "Quitaron el segundo paso de su cuenta",
            Text = """
                Alguien del equipo quitó el segundo paso con que usted entraba a su cuenta, como se hace cuando se pierde el celular. Su clave sigue igual.

                Si usted lo pidió, no haga nada más: al entrar puede activar uno nuevo en Mi cuenta.

                Si no lo pidió, cambie su clave ya mismo y avise a quien coordina el programa.
                """,
        };

    public static EmailMessage CreateVerificationCode(PersonId person, string to, string code) =>
        new()
        {
            Owner = person,
            To = to,
            Subject = "Confirme su correo",
            Text = $"""
                Para confirmar que este correo es suyo, entre a su cuenta y escriba este código en Mi cuenta:

                {code}

                Sirve una sola vez, durante 24 horas. Si usted no creó una cuenta, no haga nada.
                """,
        };
}
