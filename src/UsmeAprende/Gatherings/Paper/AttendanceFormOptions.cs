using System.ComponentModel.DataAnnotations;

namespace UsmeAprende.Gatherings.Paper;

/// <summary>
/// The official form that an attendance list is printed on: whoever keeps the entity's forms decides, so it is configuration.
/// </summary>
public sealed class AttendanceFormOptions
{
    public const string Section = "Gatherings:Form";

    /// <summary>Who answers for the list and for the data on it.</summary>
    [Required]
    public string Entity { get; set; } = "Alcaldía Local de Usme";

    [Required]
    public string Title { get; set; } = "Listado de asistencia";

    /// <summary>By which the entity's register of forms knows it.</summary>
    [Required]
    public string Code { get; set; } = "UA-F-01";

    [Required]
    public string Version { get; set; } = "1";

    /// <summary>Since when this version is in force, in words.</summary>
    [Required]
    public string ValidFrom { get; set; } = "noviembre de 2026";

    /// <summary>Whole document numbers, where the entity's rules ask for them; else the last four digits.</summary>
    public bool WholeDocument { get; set; }

    /// <summary>Lines for whoever comes without being expected.</summary>
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
