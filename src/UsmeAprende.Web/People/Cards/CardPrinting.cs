using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsmeAprende.Data;
using UsmeAprende.Documents.Paper;
using UsmeAprende.People;
using UsmeAprende.People.Cards;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Kit.Forms;
using UsmeAprende.Wording;

namespace UsmeAprende.Web.People.Cards;

/// <summary>
/// Makes the PDF with the cards of the chosen people, for all pages that print cards. The codes are shown only once, so printing again
/// makes new cards.
/// </summary>
public sealed class CardPrinting(SignInCardIssuing cards, CardTextComposer texts, IOptions<SiteOptions> site, TimeProvider clock)
{
    /// <summary>Most cards: five pages, more than for one café.</summary>
    public const int Most = 40;

    // People who may not get a card from this member of staff are left out by the service, whatever was sent.
    public async Task<(FileContentResult? File, string? Problem)> PrintAsync(
        Actor actor,
        IReadOnlyList<PersonId> people,
        HttpRequest request,
        CancellationToken cancel
    )
    {
        if (people.Count is 0 or > Most)
            return (null, people.Count == 0 ? "Marque al menos a una persona." : $"Imprima {Most} carnés o menos cada vez.");
        var printed = new List<CardText>();
        foreach (var person in people)
            if (await cards.IssueAsync(actor, person, cancel) is { } card)
                printed.Add(await texts.ComposeAsync(card, request, cancel));
        return printed.Count == 0
            ? (null, "A ninguna de esas personas se le puede dar carné: es solo para participantes.")
            : (
                new FileContentResult(CardSheet.CreatePdf(printed, site.Value.Entity, clock.GetUtcNow().UtcDateTime), PdfWriter.MediaType)
                {
                    FileDownloadName = "carnes.pdf",
                },
                null
            );
    }
}

/// <summary>The people whose cards to print.</summary>
public sealed class CardPrintForm
{
    public List<PersonId> People { get; set; } = [];

    [BindNever]
    public IReadOnlyList<CardCandidate> Offered { get; set; } = [];

    public IEnumerable<FormChoice> Choices => Offered.Select(p => new FormChoice(p.Id.ToString(), p.Name, Describe(p)));

    // Three people of one name are told apart by their number, or by when they were registered.
    private static string Describe(CardCandidate person) =>
        (person.LastFour is { } four ? $"termina en {four} · " : "")
        + $"se registró el {SpanishDates.ShortDayAndTime(person.RegisteredAt)}"
        + (person.HasCard ? " · ya tiene carné: dejará de servir" : "");
}

/// <summary>Composes what is printed on a card, with the address for its QR code.</summary>
public sealed class CardTextComposer(UsmeDb db, IOptions<SiteOptions> site)
{
    public async Task<CardText> ComposeAsync(IssuedCard card, HttpRequest request, CancellationToken cancel)
    {
        var name = await db
            .People.Where(p => p.Id == card.PersonId)
            .Select(p => (p.GivenNames + " " + p.Surnames).Trim())
            .SingleAsync(cancel);
        var address = site.Value.Url ?? $"{request.Scheme}://{request.Host}";
        return new CardText
        {
            Name = name,
            Address = $"{address}{CardSignInController.Path}#{card.Token.Value}",
            Number = card.Number.Printed,
            SiteName = site.Value.Name,
            SiteAddress = address[(address.IndexOf("://", StringComparison.Ordinal) + 3)..],
        };
    }
}
