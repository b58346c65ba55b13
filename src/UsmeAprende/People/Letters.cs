using UsmeAprende.Mail;

namespace UsmeAprende.People;

/// <summary>The letters of this feature.</summary>
internal static class Letters
{
    public static Letter Recovery(Guid person, string to, string code) => new()
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

    public static Letter Verification(Guid person, string to, string code) => new()
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
