using System.ComponentModel.DataAnnotations;

namespace UsmeAprende.Gatherings.Paper;

/// <summary>The entity's official form of an attendance list. The entity decides about its forms, so it is configuration.</summary>
public sealed class AttendanceFormOptions
{
    public const string Section = "Gatherings:Form";

    /// <summary>The entity that is responsible for the list and its data.</summary>
    [Required]
    public string Entity { get; set; } = "Alcaldía Local de Usme";

    [Required]
    public string Title { get; set; } = "Listado de asistencia";

    /// <summary>The form's code in the entity's register of forms.</summary>
    [Required]
    public string Code { get; set; } = "UA-F-01";

    [Required]
    public string Version { get; set; } = "1";

    /// <summary>Since when this version is valid, in words.</summary>
    [Required]
    public string ValidFrom { get; set; } = "noviembre de 2026";

    /// <summary>Whether full document numbers are printed, if the entity's rules demand it; otherwise the last four digits.</summary>
    public bool WholeDocument { get; set; }

    /// <summary>Empty lines for people who come without being expected.</summary>
    [Range(0, 60)]
    public int BlankRows { get; set; } = 12;

    /// <summary>Printed above the signatures; <c>{entidad}</c> is replaced.</summary>
    [Required]
    public string PrivacyNotice { get; set; } =
        "Aviso de privacidad. {entidad} es responsable de los datos de este listado. Los usa para dejar "
        + "constancia de la asistencia, certificar la participación y "
        + "presentar informes sin nombres, como mandan la Ley 1581 de 2012 y el Decreto 1074 de 2015. Usted "
        + "puede conocer, actualizar, corregir y pedir que se borren "
        + "sus datos, o retirar esta autorización, ante la entidad o en la página de privacidad del programa.";

    [Required]
    public string Authorisation { get; set; } =
        "Autorización. Con mi firma autorizo de manera previa, expresa e informada a {entidad} para tratar mis datos con esos fines. "
        + "Por quien es menor de edad firma la persona adulta que responde por ella.";

    public string FillEntity(string text) => text.Replace("{entidad}", Entity, StringComparison.Ordinal);
}
