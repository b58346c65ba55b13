using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.Web.Kit;

namespace UsmeAprende.Web.People;

/// <summary>Words what is printed on cards, with the address by which they open.</summary>
public sealed class CardTexts(UsmeDb db, IOptions<SiteOptions> site)
{
    public async Task<CardText> OfAsync(IssuedCard card, HttpRequest request, CancellationToken cancel)
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
