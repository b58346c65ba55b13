namespace UsmeAprende.Web.People;

/// <summary>What <c>/mi-cuenta</c> says after each thing done there.</summary>
public static class AccountNotices
{
    public static string? Of(string? done) => done switch
    {
        "datos" => "Sus datos quedaron guardados.",
        "correo" => "Su correo quedó confirmado.",
        "correo-enviado" => "Le enviamos un código a su correo. Escríbalo aquí.",
        "correo-esperar" => "Hoy ya le enviamos varios códigos. Use el último o espere hasta mañana.",
        "permisos" => "Sus permisos quedaron guardados.",
        "clave" => "Su clave quedó cambiada. Cerramos su sesión en los demás celulares y computadores.",
        "aparato" => "Ese celular o computador ya no es conocido.",
        "llave" => "Desde ahora puede entrar con la huella o el PIN de este celular.",
        "llave-quitada" => "Ya no se puede entrar con esa huella o ese PIN.",
        _ => null,
    };
}
