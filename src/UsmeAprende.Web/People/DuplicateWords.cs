using UsmeAprende.People;

namespace UsmeAprende.Web.People;

/// <summary>What the screen says of two people who may be one.</summary>
public static class DuplicateWords
{
    public static string Why(Likeness why) =>
        why switch
        {
            Likeness.Document => "El mismo documento",
            Likeness.Email => "El mismo correo",
            Likeness.Phone => "El mismo celular",
            Likeness.StaffSaysSo => "Lo dice quien facilita",
            _ => "El mismo nombre y año de nacimiento",
        };

    public static string Verdict(DuplicateVerdict verdict) => verdict is DuplicateVerdict.OnePerson ? "Unidas" : "Son dos personas";

    /// <summary>One person of a list: <c>M.J.Ñ.G., El Destino, 4512</c>.</summary>
    public static string Brief(PersonGlimpse person) =>
        string.Join(", ", new[] { person.Initials, person.Place, person.LastFour }.Where(part => !string.IsNullOrEmpty(part)));

    public static string Refusal(MergeAnswer answer) =>
        answer switch
        {
            MergeAnswer.BothStaff => "Las dos cuentas son del equipo y no se unen: lo que hizo cada una debe quedar aparte.",
            MergeAnswer.TwoCertificates => "Las dos cuentas tienen una constancia válida de lo mismo, y una persona solo puede tener una. "
                + "Revoque primero la que sobra, en el registro de constancias.",
            MergeAnswer.NotAllowed => "Usted no puede unir ni separar su propia cuenta. Pídalo a otra persona que coordine.",
            MergeAnswer.NothingToDo => "Ya estaba hecho. Mire cómo quedó.",
            _ => "Una de las dos personas borró sus datos: ya no hay qué unir.",
        };
}
