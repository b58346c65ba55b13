namespace UsmeAprende.People;

/// <summary>What is printed on a card, in the order it is read.</summary>
public sealed record CardText
{
    /// <summary>The person's whole name: it is their own card.</summary>
    public required string Name { get; init; }

    /// <summary>What the QR code says, the token in its fragment. It is drawn at once and kept nowhere.</summary>
    public required string Address { get; init; }

    /// <summary>Eight digits, <c>1234 5678</c>.</summary>
    public required string Number { get; init; }

    /// <summary>The programme, and the site's address for people to read.</summary>
    public required string SiteName { get; init; }

    public required string SiteAddress { get; init; }

    public static IReadOnlyList<string> HowToUse { get; } =
    [
        "Para entrar: apunte la cámara del celular al cuadro y escriba su PIN de seis números.",
        "En el café: muestre este carné o diga el número.",
        "No escriba el PIN aquí ni se lo diga a nadie. Si lo pierde, avise: le damos otro y este deja de servir.",
    ];
}
