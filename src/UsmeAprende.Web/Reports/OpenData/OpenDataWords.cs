using UsmeAprende.Reports.OpenData;

namespace UsmeAprende.Web.Reports.OpenData;

/// <summary>How open data speak.</summary>
public static class OpenDataWords
{
    public static string Name(OpenColumnType type) =>
        type switch
        {
            OpenColumnType.Text => "Texto",
            OpenColumnType.Number => "Número entero",
            OpenColumnType.Month => "Año y mes: 2026-08",
            OpenColumnType.Moment => "Fecha y hora: 2026-08-31T14:00:00-05:00",
            OpenColumnType.Address => "Dirección",
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
        };
}
