namespace UsmeAprende.Web.Gatherings.Seats;

/// <summary>Spanish texts for a place on a waiting list.</summary>
public static class WaitingWords
{
    private static readonly string[] Ordinals =
    [
        "primera",
        "segunda",
        "tercera",
        "cuarta",
        "quinta",
        "sexta",
        "séptima",
        "octava",
        "novena",
        "décima",
    ];

    /// <param name="turn">From 1.</param>
    public static string Describe(int turn) =>
        turn <= Ordinals.Length
            ? $"Usted es la {Ordinals[turn - 1]} persona de la lista de espera."
            : $"Usted es la persona número {turn} de la lista de espera.";
}
