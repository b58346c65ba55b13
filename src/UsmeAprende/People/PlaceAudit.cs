namespace UsmeAprende.People;

/// <summary>What the audit calls the deeds of staff upon places (R31).</summary>
public static class PlaceAudit
{
    public const string Added = "lugar.agregado";
    public const string Changed = "lugar.cambiado";
    public const string Retired = "lugar.retirado";
    public const string Restored = "lugar.de-vuelta";

    public static string Subject(Guid place) => $"lugar/{place}";

    internal static string Words(Place place) => $"{place.Kind} {place.Code} {place.Name}";
}
