using System.Text.RegularExpressions;
using UsmeAprende.Typing;

namespace UsmeAprende.Gatherings.Paper;

/// <summary>What a heading of a list means, in the words that offices use: <c>No. IDENTIFICACIÓN</c>, <c>BARRIO / VEREDA</c>.</summary>
internal static partial class HeadingWords
{
    private const int LongestHeading = 80;

    // A heading means this kind if, without articles and «número», it is one of these.
    private static readonly Dictionary<string, HeadingKind> Known = new(
        new (HeadingKind Kind, string Words)[]
        {
            (HeadingKind.Code, "fila,codigo,codigo fila"),
            (
                HeadingKind.Document,
                "documento,documento identidad,documento identificacion,identificacion,cedula,cedula ciudadania,cc,c c,doc,doc identidad,"
                    + "doc identificacion,di,d i,nuip,documento id,identidad,cedula o documento,documento participante,documento cedula,"
                    + "documento asistente,identificacion participante,cedula participante,cedula identidad,cc documento,ident"
            ),
            (
                HeadingKind.LastFour,
                "documento ultimos cuatro,documento ultimos 4,ultimos cuatro,ultimos 4,ultimos cuatro documento,ultimos cuatro digitos"
            ),
            (
                HeadingKind.Type,
                "tipo,tipo documento,tipo doc,tip doc,t doc,t documento,td,t d,tipo identificacion,tipo id,t id,t identificacion,"
                    + "clase documento,tipo documento identidad,tipo documento identificacion,tdoc,tipo doc identidad,tipo ident,"
                    + "tipo identidad,tip documento,clase doc,clase identificacion,tipo d,tip id,tip identificacion,tipodoc"
            ),
            (
                HeadingKind.Given,
                "nombres,nombre,nombre s,primer nombre,segundo nombre,tercer nombre,otros nombres,1er nombre,2do nombre,1 nombre,2 nombre,"
                    + "nombre 1,nombre 2,nombre1,nombre2,1o nombre,2o nombre,nombres participante,primer nombres,1ro nombre,primernombre,"
                    + "segundonombre,nombre uno,nombre dos,nombre pila,primero nombres,segundo nombres,primero nombre,1 nombres,2 nombres,"
                    + "1er nombres,1ro nombres,2do nombres"
            ),
            (
                HeadingKind.Surnames,
                "apellidos,apellido,apellido s,primer apellido,segundo apellido,1er apellido,2do apellido,1 apellido,2 apellido,apellido 1,"
                    + "apellido 2,apellido1,apellido2,1o apellido,2o apellido,apellido paterno,apellido materno,apellidos participante,"
                    + "1ro apellido,primerapellido,segundoapellido,apellido uno,apellido dos,primer apellidos,primero apellidos,"
                    + "segundo apellidos,primero apellido,1 apellidos,2 apellidos,1er apellidos,1ro apellidos,2do apellidos"
            ),
            (
                HeadingKind.Whole,
                "nombre completo,nombres completos,nombre participante,nombre asistente,participante,asistente,nombre persona,"
                    + "participantes,asistentes,nombre beneficiario,beneficiario,nombre ciudadano,nombre completo participante,"
                    + "nombre completo asistente,nombres completos participante,persona,nombre completo beneficiario"
            ),
            (
                HeadingKind.Phone,
                "telefono,celular,telefono celular,movil,whatsapp,telefono contacto,contacto,tel,cel,telefonos,celulares,telefono movil,"
                    + "celular contacto,celular whatsapp,telefono fijo celular,tel cel,contacto telefonico,celular telefono,tel contacto,"
                    + "telefono whatsapp,telefono participante"
            ),
            (
                HeadingKind.Email,
                "correo,correo electronico,e mail,mail,email,correos,correo e,direccion correo electronico,correo electronico e mail,"
                    + "correo institucional,direccion correo"
            ),
            (
                HeadingKind.Place,
                "lugar,vereda,barrio,vereda barrio,barrio vereda,lugar residencia,donde vive,barrio residencia,vereda residencia,sector,"
                    + "barrio vereda residencia,lugar barrio vereda,barrio vereda sector,vereda barrio residencia,barrio sector"
            ),
            (
                HeadingKind.Birth,
                "ano nacimiento,nacimiento,fecha nacimiento,fec nacimiento,f nacimiento,fecha nac,fec nac,fnacimiento,"
                    + "fecha nacimiento dd mm aaaa,ano nac"
            ),
            (HeadingKind.Guardian, "acudiente,adulto responsable,nombre acudiente,nombre adulto responsable,acudiente responsable"),
        }.SelectMany(one => one.Words.Split(',').Select(words => KeyValuePair.Create(words, one.Kind))),
        StringComparer.Ordinal
    );

    /// <summary>Null if it is not known, or says who came.</summary>
    public static HeadingKind? Find(string heading)
    {
        if (heading.Length > LongestHeading)
            return null;
        var words = Essence(heading);
        return Known.TryGetValue(words, out var kind) ? kind
            : words.Contains("nombre", StringComparison.Ordinal) && words.Contains("apellido", StringComparison.Ordinal) ? HeadingKind.Whole
            : null;
    }

    /// <summary>Whether surnames come first in a column of whole names: <c>APELLIDOS Y NOMBRES</c>.</summary>
    public static bool BeginsWithSurnames(string heading)
    {
        var words = Essence(heading);
        return words.IndexOf("apellido", StringComparison.Ordinal) is >= 0 and var at
            && at < words.IndexOf("nombre", StringComparison.Ordinal);
    }

    /// <summary>The order of a part of a name among its kind: the second name comes after the first.</summary>
    public static int OrderOf(string heading) => Later().IsMatch(Essence(heading)) ? 1 : 0;

    /// <summary>Whether the heading says which part it is, so that there may be several columns of the kind.</summary>
    public static bool IsPart(string heading) => Part().IsMatch(Essence(heading));

    private static string Essence(string heading) =>
        string.Join(
            ' ',
            TypedText
                .Fold(heading.Replace('º', ' ').Replace('ª', ' '), withDigits: true)
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Where(word => !Idle().IsMatch(word))
        );

    [GeneratedRegex(@"\A(?:de|del|la|las|el|los|y|o|u|e|su|sus|no|n|nro|num|numero|numeros|nos)\z")]
    private static partial Regex Idle();

    [GeneratedRegex(@"segundo|tercer|otros|\b2|2\z|materno|\bdos\b")]
    private static partial Regex Later();

    [GeneratedRegex(@"primer|segundo|tercer|otros|\d|paterno|materno|\buno\b|\bdos\b")]
    private static partial Regex Part();
}

/// <summary>What a column of a list holds.</summary>
internal enum HeadingKind
{
    Code,
    Document,
    LastFour,
    Type,
    Given,
    Surnames,

    /// <summary>Given names and surnames together.</summary>
    Whole,
    Phone,
    Email,
    Place,
    Birth,
    Guardian,
}
