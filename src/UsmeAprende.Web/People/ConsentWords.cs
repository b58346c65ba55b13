using UsmeAprende.People;

namespace UsmeAprende.Web.People;

/// <summary>What the screen calls the purposes of consent.</summary>
public static class ConsentWords
{
    public static string Name(ConsentPurpose purpose) =>
        purpose switch
        {
            ConsentPurpose.DataTreatment => "Guardar y usar mis datos para los cursos",
            ConsentPurpose.Reminders => "Recibir recordatorios",
            _ => "Fotos en los encuentros",
        };
}
