namespace UsmeAprende.People;

/// <summary>
/// The identity documents people carry in Colombia, by the abbreviation printed on them. Who has none has no <see cref="DocumentNumber"/>.
/// </summary>
public enum DocumentType
{
    /// <summary>Cédula de ciudadanía.</summary>
    CC,

    /// <summary>Tarjeta de identidad, of people under 18. At 18 the same number becomes their CC.</summary>
    TI,

    /// <summary>Cédula de extranjería.</summary>
    CE,

    /// <summary>Permiso por protección temporal.</summary>
    PPT,

    /// <summary>Passport.</summary>
    PAS,
}
