using System.Text;
using Microsoft.Extensions.Options;
using UsmeAprende.Documents.Calendars;
using UsmeAprende.Gatherings;
using UsmeAprende.Web.Site;

namespace UsmeAprende.Web.Gatherings;

/// <summary>Writes gatherings for people's calendars. The same gatherings become the same bytes, and nothing in them is about who comes.</summary>
public sealed class GatheringCalendar(IOptions<SiteOptions> site)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromHours(6);

    public byte[] Write(IEnumerable<PublicGathering> gatherings, bool isFeed) => CalendarFile.Write(new Calendar
    {
        Name = $"Encuentros de {site.Value.Name}",
        Description = $"Cafés charlados y otros encuentros de la {site.Value.Entity}.",
        Product = $"-//{site.Value.Entity}//{site.Value.Name}//ES",
        RefreshEvery = isFeed ? LookAgain : null,
        Events = [.. gatherings.Select(Of)],
    });

    private CalendarEvent Of(PublicGathering gathering) => new()
    {
        // A random id alone, as RFC 7986 (5.3) advises: it stays though the site moves to another name.
        Uid = gathering.Id.ToString("D"),
        Title = gathering.CancelledAt is null ? gathering.Title : $"Cancelado: {gathering.Title}",
        StartsAt = gathering.StartsAt,
        EndsAt = gathering.EndsAt,
        ChangedAt = gathering.ChangedAt,
        Sequence = gathering.Sequence,
        IsCancelled = gathering.CancelledAt is not null,
        Description = Describe(gathering),
        Location = $"{gathering.Venue}, {gathering.Address}, {gathering.Place}",

        // Bytes that are the same for everyone cannot say the name by which one visitor came.
        Address = site.Value.Url is { } url ? $"{url}/encuentros/{gathering.Id}" : null,
    };

    private static string Describe(PublicGathering gathering)
    {
        var words = new StringBuilder(NamedList.Kinds.NameOf(gathering.Kind));
        if (gathering.Sequence > 0 && gathering.ChangeReason is { } reason)
            words.Append('\n').Append(gathering.CancelledAt is null ? "Cambió: " : "Se canceló: ").Append(reason);
        if (gathering.Directions is { } directions)
            words.Append("\nCómo llegar: ").Append(directions);
        if (gathering.Notes is { } notes)
            words.Append('\n').Append(notes);
        return words.ToString();
    }
}
