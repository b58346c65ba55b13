using UsmeAprende.Certificates;

namespace UsmeAprende.Web.Certificates;

/// <summary>What the screen says of each <see cref="Concern"/>.</summary>
/// <param name="Icon">Beside the words, never alone.</param>
/// <param name="Tone">Of the badge: <c>bad</c> stops the certificate, <c>warm</c> asks for a look.</param>
/// <param name="Advice">What to do about it.</param>
public sealed record ConcernWords(string Icon, string Tone, string Words, string Advice)
{
    public static ConcernWords Of(Concern concern) =>
        concern switch
        {
            Concern.NoDocument => new(
                "equis",
                "bad",
                "Sin documento",
                "La constancia lleva el número de documento. Pídaselo y anótelo en «Ayudar a una persona»."
            ),
            Concern.DocumentNotVerified => new(
                "ojo",
                "bad",
                "Documento sin ver",
                "Nadie del equipo ha visto el documento. Véalo y anótelo en «Ayudar a una persona»."
            ),
            Concern.RevokedBefore => new(
                "equis",
                "warm",
                "Se le revocó una",
                "Ya tuvo una de lo mismo y se revocó. Mire por qué, y si eso ya se arregló, antes de emitir otra."
            ),
            Concern.OddCapitals => new(
                "letras",
                "warm",
                "Mayúsculas raras",
                "El nombre está escrito con mayúsculas o minúsculas poco usuales. Escriba abajo cómo debe salir."
            ),
            Concern.ImplausibleSpeed => new(
                "reloj",
                "warm",
                "Muy rápido",
                "Hizo cinco lecciones seguidas más rápido de lo que se leen. Un celular sin señal también puede "
                    + "mandar varias juntas: mire los registros y hable con la persona."
            ),
            _ => new(
                "personas",
                "warm",
                "¿Está dos veces?",
                "Se parece a otra persona registrada. Revise primero si son la misma, en «Cuentas que pueden ser de una persona»."
            ),
        };
}
