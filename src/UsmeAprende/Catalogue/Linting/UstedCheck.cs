using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace UsmeAprende.Catalogue.Linting;

/// <summary>
/// Checks that the courses always address the reader as <i>usted</i>. Quotations between “ ” may say <i>tú</i>, as people write to each
/// other.
/// </summary>
internal static partial class UstedCheck
{
    // Names of services that contain "tú".
    private static readonly string[] Names = ["Bogotá te escucha"];

    // Spanish verbs are shorter; longer words are not checked, to save time.
    private const int LongestWord = 30;

    public static IEnumerable<LintFinding> Check(LintedFile file)
    {
        foreach (var passage in file.Passages)
        {
            var own = OwnWords(passage.Text);
            foreach (
                var word in Word()
                    .Matches(own)
                    .Where(word =>
                        IsTuteo(word.Value.ToLower(CultureInfo.InvariantCulture)) || IsOrder(word.Value, own[..word.Index], passage)
                    )
            )
                yield return file.CreateFinding(
                    passage.LineAt(word.Index),
                    $"«{word.Value}» trata de tú: escriba para «usted». Si es lo que dice otra persona, póngalo entre comillas “ ”."
                );
        }
    }

    private static bool IsTuteo(string word) =>
        TuteoWords.Always.Contains(word)
        || TuteoWords.Presents.Contains(word)
        || TuteoWords.WithPronoun.Contains(word)
        || TuteoWords.Voseo.Contains(word)
        || (word.Length <= LongestWord && Ending().IsMatch(word) && !TuteoWords.LookAlikes.Contains(word));

    // "Toca" is also the third person, so it is only reported where it must be an imperative.
    private static bool IsOrder(string word, string before, TextPassage passage) =>
        (
            (passage.IsStep && passage.Piece != "ordenar" && BeginsStep().IsMatch(before))
            || (passage.Piece == "practica" && BeginsSentence().IsMatch(before))
        ) && TuteoWords.Imperatives.Contains(word.ToLower(CultureInfo.InvariantCulture));

    // Replaced by text of the same length, so that positions stay the same.
    private static string OwnWords(string text)
    {
        var own = Quoted().Replace(text, quoted => string.Concat(quoted.Value.Select(c => c == '\n' ? c : '·')));
        return Names.Aggregate(own, (kept, name) => kept.Replace(name, new string('·', name.Length), StringComparison.Ordinal));
    }

    // A word in capitals is an acronym.
    [GeneratedRegex(@"(?<![\p{L}\p{N}@./-])(?!\p{Lu}{2,}(?!\p{L}))\p{L}+(?![\p{L}\p{N}@]|[./-]\p{L})")]
    private static partial Regex Word();

    [GeneratedRegex("“[^”]*”?")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^\s*¡?\z")]
    private static partial Regex BeginsStep();

    [GeneratedRegex(@"(?:^|[.!?…:])\s*¡?\z")]
    private static partial Regex BeginsSentence();

    // hiciste, guardaste, hicisteis; harás, verás; fíjate, siéntate.
    [GeneratedRegex(@"^\p{L}+(?:[ai]ste(?:is)?|[aeiíd]rás|[áéíóú]\p{L}*[aei]te)$")]
    private static partial Regex Ending();
}

/// <summary>
/// Words that address <i>tú</i>, <i>vos</i> or <i>vosotros</i>. Words with another meaning are left out: <i>compras</i>, <i>ayudas</i>,
/// <i>llama</i>, <i>ve</i>.
/// </summary>
internal static class TuteoWords
{
    /// <summary>Surely tuteo or voseo wherever they stand.</summary>
    public static readonly FrozenSet<string> Always = Words(
        // Pronouns.
        """
        tú ti contigo te tu tus tuyo tuya tuyos tuyas vos vosotros vosotras os vuestro vuestra vuestros vuestras
        """,
        // Irregular verbs: present, past, conditional, subjunctive, imperative.
        """
        eres estás vas has puedes quieres tienes debes haces sabes ves vienes dices pones crees vives pierdes piensas sientes
        entiendes conoces necesitas recuerdas encuentras prefieres consigues mereces ofreces traes caes oyes duermes juegas
        vuelves mueves cierras empiezas comienzas despiertas calientas aprietas podías querías tenías sabías hacías decías estabas
        ibas habías debías podrías querrías tendrías sabrías harías dirías estarías irías habrías deberías serías puedas quieras
        tengas hagas sepas vayas seas digas veas pongas salgas vengas estés hayas creas caigas pierdas pidas sigas abras escribas
        compartas respondas recibas olvides uses mandes dejes envíes aceptes confíes llames borres entregues hables pagues guardes
        compres busques escuches lleves mires necesites pienses recuerdes cuentes prestes descargues instales haz pon ten dime
        dile hazlo hazla hazlos hazlas hazte hazle ponlo ponla ponlos ponlas ponte ponle tenlo tenla vete vente
        """,
        // Voseo.
        """
        sos podés querés tenés sabés hacés ponés venís decís hacé poné tené vení decí mostrá contá probá acordate fijate cuidate
        andate sentate contame decime haceme
        """
    );

    /// <summary>
    /// Imperatives of <i>tú</i> that are also third person: tuteo if they begin a step or a practice, or have a pronoun attached.
    /// </summary>
    public static readonly FrozenSet<string> Imperatives = Words(
        """
        abre acepta acerca agranda agrega anota apaga apoya arrastra avisa ayuda baja borra busca cambia cancela carga cierra
        coloca comenta compara comparte completa compra comprueba conecta conserva consulta contesta copia corrige cuelga cuenta
        cuida deja denuncia descarga desconecta desliza dibuja dicta edita elige elimina empieza enciende encuentra enseña entra
        entrega envía escanea escoge escribe escucha espera evita explica firma graba guarda habla ingresa instala invita lee
        levanta limpia llama llena lleva manda marca mide mira muestra mueve nombra observa ordena organiza paga pega pide piensa
        practica pregunta prende prepara presiona presta prueba publica pulsa quita recibe recorta recuerda registra reinicia
        repasa repite reporta responde resta revisa saca selecciona sigue sube suelta suma toca toma une usa vende verifica vuelve
        """
    );

    /// <summary>Third person plus s: <i>buscas</i>. Those that are also nouns (<i>preguntas</i>, <i>cuentas</i>) are left out.</summary>
    public static readonly FrozenSet<string> Presents = Imperatives
        .Select(verb => verb + "s")
        .Except(
            Words(
                """
                ayudas bajas cargas completas compras conservas consultas copias cuentas denuncias descargas entregas esperas
                firmas guardas limpias llamas llenas marcas miras muestras pagas pegas preguntas pruebas restas sacas sueltas
                sumas tomas
                """
            )
        )
        .ToFrozenSet();

    /// <summary>An imperative with pronouns attached, which now has a written accent: <i>guárdalo</i>, <i>pídeme</i>.</summary>
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

    /// <summary>Words that only end like the past or future of tú: <i>límite</i>, <i>detrás</i>.</summary>
    public static readonly FrozenSet<string> LookAlikes = Words(
        """
        detrás atrás tras existe insiste asiste consiste resiste persiste desiste subsiste triste chiste viste reviste embiste
        quiste alpiste baste gaste desgaste contraste aplaste subaste traste aliste enliste arrastre conteste paste límite trámite
        satélite élite vértice débite acredite
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
