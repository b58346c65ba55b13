using UsmeAprende.Web.Kit.Forms;

namespace UsmeAprende.Web.People;

/// <summary>The documents of forms, in the words printed on them.</summary>
public static class DocumentTypes
{
    public static IReadOnlyList<FormChoice> Choices { get; } =
    [
        new("CC", "Cédula de ciudadanía"),
        new("TI", "Tarjeta de identidad"),
        new("CE", "Cédula de extranjería"),
        new("PPT", "Permiso por protección temporal (PPT)"),
        new("PAS", "Pasaporte"),
    ];
}
