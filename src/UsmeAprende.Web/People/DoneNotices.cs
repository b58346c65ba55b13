namespace UsmeAprende.Web.People;

/// <summary>Spanish notices on own pages and staff pages after an action.</summary>
public static class DoneNotices
{
    public static string? Find(string? done) =>
        done switch
        {
            "datos" => "Sus datos quedaron guardados.",
            "otro-dato" => "Su cuenta quedó creada. Mire abajo con cuál de sus datos entra: los otros ya los usan varias personas.",
            "correo" => "Su correo quedó confirmado.",
            "correo-enviado" => "Va un código para su correo. Llega en un momento: escríbalo aquí.",
            "correo-esperar" => "No le enviamos otro código: hoy ya van varios. Use el último que recibió, o pida otro mañana.",
            "permisos" => "Sus permisos quedaron guardados.",
            "clave" => "Su clave quedó cambiada. Cerramos su sesión en los demás celulares y computadores.",
            "aparato" => "Ese celular o computador ya no es conocido.",
            "llave" => "Desde ahora puede entrar con la huella o el PIN de este celular.",
            "llave-quitada" => "Ya no se puede entrar con esa huella o ese PIN.",
            "lugar" => "La lista de lugares quedó guardada.",
            "lugar-retirado" => "Los formularios ya no ofrecen ese lugar.",
            "registrada" => "La persona quedó registrada.",
            "registrada-parecida" =>
                "La persona quedó registrada. Se parece a otra que ya estaba: quien coordina va a revisar si son la misma.",
            "corregida" =>
                "Los datos quedaron corregidos, y anotado que fue usted. Si cambió el nombre o el documento, vuelva a anotar que lo vio.",
            "parecida" => "Quien coordina va a revisar si son la misma persona.",
            "segundo-paso" => "El segundo paso quedó quitado, y se lo contamos a la persona. Si también olvidó la clave, dele un código.",
            "pin" => "El carné ya sirve para entrar con ese PIN.",
            "carne-anulado" => "Ese carné ya no sirve.",
            "unidas" => "Las dos cuentas quedaron unidas. Puede separarlas cuando quiera.",
            "separadas" => "Las cuentas quedaron separadas, como estaban.",
            "distintas" => "Quedó anotado que son dos personas.",
            _ => null,
        };

    /// <summary>Notices for an action of which something was not stored.</summary>
    public static string? FindWarning(string? done) =>
        done switch
        {
            "registro-antes" => "Su cuenta ya estaba hecha, con lo que escribió la primera vez. Lo que cambió después no se guardó: "
                + "revise aquí sus datos y sus permisos, y corrija lo que falte.",
            _ => null,
        };
}
