using System.Collections.Frozen;

namespace UsmeAprende.Catalogue.Linting;

/// <summary>
/// Words that speak to <i>tú</i>, <i>vos</i> or <i>vosotros</i>. Left out is whatever is a word of its own too: <i>compras</i>,
/// <i>ayudas</i>, <i>llama</i>, <i>ve</i>.
/// </summary>
internal static class TuteoWords
{
    /// <summary>Surely tuteo or voseo wherever they stand.</summary>
    public static readonly FrozenSet<string> Always = Words(
        // Pronouns.
        """
        tú ti contigo te tu tus tuyo tuya tuyos tuyas vos vosotros vosotras os vuestro vuestra vuestros vuestras
        """,
        // Verbs that go their own way: present, past, conditional, subjunctive, imperative.
        """
        eres estás vas has puedes quieres tienes debes haces sabes ves vienes dices pones crees vives pierdes piensas sientes entiendes conoces necesitas recuerdas encuentras
        prefieres consigues mereces ofreces traes caes oyes duermes juegas vuelves mueves cierras empiezas comienzas despiertas calientas aprietas
        podías querías tenías sabías hacías decías estabas ibas habías debías podrías querrías tendrías sabrías harías dirías estarías irías habrías deberías serías
        puedas quieras tengas hagas sepas vayas seas digas veas pongas salgas vengas estés hayas creas caigas pierdas pidas sigas abras escribas compartas respondas recibas
        olvides uses mandes dejes envíes aceptes confíes llames borres entregues hables pagues guardes compres busques escuches lleves mires necesites pienses recuerdes cuentes prestes descargues instales
        haz pon ten dime dile hazlo hazla hazlos hazlas hazte hazle ponlo ponla ponlos ponlas ponte ponle tenlo tenla vete vente
        """,
        // Voseo.
        """
        sos podés querés tenés sabés hacés ponés venís decís hacé poné tené vení decí mostrá contá probá acordate fijate cuidate andate sentate contame decime haceme
        """
    );

    /// <summary>
    /// Imperatives of <i>tú</i>, which are also what he or she does: tuteo when they begin a step or a practice, or carry a pronoun.
    /// </summary>
    public static readonly FrozenSet<string> Imperatives = Words(
        """
        abre acepta acerca agranda agrega anota apaga apoya arrastra avisa ayuda baja borra busca cambia cancela carga cierra coloca comenta compara comparte completa compra comprueba conecta conserva consulta contesta
        copia corrige cuelga cuenta cuida deja denuncia descarga desconecta desliza dibuja dicta edita elige elimina empieza enciende encuentra enseña entra entrega envía escanea escoge escribe escucha espera evita explica
        firma graba guarda habla ingresa instala invita lee levanta limpia llama llena lleva manda marca mide mira muestra mueve nombra observa ordena organiza paga pega pide piensa practica pregunta prende prepara presiona
        presta prueba publica pulsa quita recibe recorta recuerda registra reinicia repasa repite reporta responde resta revisa saca selecciona sigue sube suelta suma toca toma une usa vende verifica vuelve
        """
    );

    /// <summary>
    /// What he or she does plus s: <i>buscas</i>. Those that are also things (<i>preguntas</i>, <i>cuentas</i>) are left out.
    /// </summary>
    public static readonly FrozenSet<string> Presents = Imperatives
        .Select(verb => verb + "s")
        .Except(
            Words(
                """
                ayudas bajas cargas completas compras conservas consultas copias cuentas denuncias descargas entregas esperas firmas guardas limpias llamas llenas marcas miras muestras pagas pegas
                preguntas pruebas restas sacas sueltas sumas tomas
                """
            )
        )
        .ToFrozenSet();

    /// <summary>An imperative with what it takes along: <i>guárdalo</i>, <i>pídeme</i>; its stress is now marked.</summary>
    public static readonly FrozenSet<string> WithPronoun = Imperatives
        .Select(Stressed)
        .SelectMany(
            verb => new[] { "lo", "la", "los", "las", "le", "les", "me", "nos", "te", "melo", "mela", "selo", "sela" },
            (verb, pronoun) => verb + pronoun
        )
        .ToFrozenSet();

    /// <summary>Vos's imperative and present of the same verbs: <i>guardá</i>, <i>guardás</i>.</summary>
    public static readonly FrozenSet<string> Voseo = Imperatives
        .Where(verb => verb[^1] == 'a')
        .SelectMany(verb => new[] { $"{verb[..^1]}á", $"{verb[..^1]}ás" })
        .ToFrozenSet();

    /// <summary>End as tú's past or future do, and are none: <i>límite</i>, <i>detrás</i>.</summary>
    public static readonly FrozenSet<string> LookAlikes = Words(
        """
        detrás atrás tras existe insiste asiste consiste resiste persiste desiste subsiste triste chiste viste reviste embiste quiste alpiste baste gaste desgaste contraste aplaste subaste traste aliste enliste arrastre conteste paste
        límite trámite satélite élite vértice débite acredite
        """
    );

    // The vowel before the last takes the stress, unless it is the weak half of a diphthong or silent: cámbialo, síguelo.
    private static string Stressed(string verb)
    {
        for (var i = verb.Length - (verb[^2] is 'i' or 'u' ? 3 : 2); i >= 0; i--)
        {
            if ("aeiouáéíóú".IndexOf(verb[i], StringComparison.Ordinal) is var vowel and >= 0)
                return verb[..i] + "áéíóúáéíóú"[vowel] + verb[(i + 1)..];
        }

        return verb;
    }

    private static FrozenSet<string> Words(params string[] lists) =>
        lists.SelectMany(list => list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToFrozenSet();
}
