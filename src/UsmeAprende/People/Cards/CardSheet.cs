using UsmeAprende.Documents.Paper;

namespace UsmeAprende.People.Cards;

/// <summary>Prints cards, eight to a Letter page, to be cut out (R13).</summary>
public static class CardSheet
{
    private static readonly PaperTextStyle Name = new(13) { IsBold = true };
    private static readonly PaperTextStyle Number = new(15) { IsBold = true };
    private static readonly PaperTextStyle Small = new(8.5);
    private static readonly PaperTextStyle Smallest = new(7.5);

    public static byte[] CreatePdf(IReadOnlyList<CardText> cards, string author, DateTime madeAt) =>
        PdfWriter.WriteCards(
            new PaperDocumentSettings
            {
                Title = "Carnés para entrar y marcar asistencia",
                Author = author,
                MadeAt = madeAt,
            },
            cards,
            Draw
        );

    private static void Draw(PaperSheet sheet, PaperRectangle card, CardText text)
    {
        const double qr = 96,
            gap = 8;
        var inner = card.Inset(10);
        var words = inner.LeftPart(inner.Width - qr - gap);
        sheet.FittedText(words.Top(26), text.Name, Name, PaperTextRole.Heading2);
        var below = words.Below(30);
        below = below.Below(sheet.Text(below, text.Number, Number));
        below = below.Below(sheet.Text(below, text.SiteName, Small));
        sheet.Text(below, text.SiteAddress, Small);
        sheet.Qr(inner.RightOf(inner.Width - qr).Top(qr), text.Address, $"Código para entrar, de {text.Name}");
        sheet.List(inner.Below(qr + 4), CardText.HowToUse, Smallest);
    }
}

/// <summary>What is printed on a card, in reading order.</summary>
public sealed record CardText
{
    /// <summary>The person's full name, since it is their own card.</summary>
    public required string Name { get; init; }

    /// <summary>The address in the QR code, with the token in its fragment. It is drawn at once and not stored.</summary>
    public required string Address { get; init; }

    /// <summary>Eight digits, <c>1234 5678</c>.</summary>
    public required string Number { get; init; }

    /// <summary>The programme's name, and the site's address as text.</summary>
    public required string SiteName { get; init; }

    public required string SiteAddress { get; init; }

    public static IReadOnlyList<string> HowToUse { get; } =
    [
        "Para entrar: apunte la cámara del celular al cuadro y escriba su PIN de seis números.",
        "En el café: muestre este carné o diga el número.",
        "No escriba el PIN aquí ni se lo diga a nadie. Si lo pierde, avise: le damos otro y este deja de servir.",
    ];
}
