using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.Extensions.Options;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.Web.Kit;

namespace UsmeAprende.Web.Gatherings.Planning;

/// <summary>
/// Writes gatherings as iCalendar (RFC 5545, with the name and interval of RFC 7986). The same gatherings give the same bytes, without data
/// of participants.
/// </summary>
public sealed class GatheringCalendar(IOptions<SiteOptions> site)
{
    public const string MediaType = "text/calendar; charset=utf-8";

    private const string LookAgain = "PT6H";

    public byte[] Write(IEnumerable<PublicGathering> gatherings, bool isFeed)
    {
        var calendar = new Calendar
        {
            ProductId = $"-//{site.Value.Entity}//{site.Value.Name}//ES",
            Version = "2.0",
            Scale = CalendarScales.Gregorian,
        };

        // Different programs read different ones of these properties.
        foreach (var property in (string[])["NAME", "X-WR-CALNAME"])
            calendar.AddProperty(property, $"Encuentros de {site.Value.Name}");
        foreach (var property in (string[])["DESCRIPTION", "X-WR-CALDESC"])
            calendar.AddProperty(property, $"Cafés charlados y otros encuentros de la {site.Value.Entity}.");
        calendar.AddProperty("X-WR-TIMEZONE", BogotaClock.Zone.Id);
        if (isFeed)
        {
            var interval = new CalendarProperty("REFRESH-INTERVAL", LookAgain);
            interval.AddParameter("VALUE", "DURATION");
            calendar.Properties.Add(interval);
            calendar.AddProperty("X-PUBLISHED-TTL", LookAgain);
        }
        calendar.AddChild(Zone());
        foreach (var gathering in gatherings)
            calendar.Events.Add(Of(gathering));
        return CalendarFolding.Fold(
            new CalendarSerializer().SerializeToString(calendar) ?? throw new InvalidOperationException("A calendar became no text.")
        );
    }

    // The library's own time zone has summer times that ended in 1993.
    private static VTimeZone Zone()
    {
        var offset = new UtcOffset(BogotaClock.Offset);
        var zone = new VTimeZone(BogotaClock.Zone.Id);
        zone.AddChild(
            new VTimeZoneInfo(Components.Standard)
            {
                Start = new CalDateTime(1993, 4, 4, 0, 0, 0),
                OffsetFrom = offset,
                OffsetTo = offset,
                TimeZoneName = "-05",
            }
        );
        return zone;
    }

    private CalendarEvent Of(PublicGathering gathering) =>
        new()
        {
            // Only a random id, as RFC 7986 (5.3) advises, so that it stays the same if the site's address changes.
            Uid = gathering.Id.ToString("D"),
            Summary = gathering.CancelledAt is null ? gathering.Title : $"Cancelado: {gathering.Title}",
            DtStart = Local(gathering.StartsAt),
            DtEnd = Local(gathering.EndsAt),
            DtStamp = new CalDateTime(gathering.ChangedAt),
            LastModified = new CalDateTime(gathering.ChangedAt),
            Sequence = gathering.Sequence,
            Status = gathering.CancelledAt is null ? EventStatus.Confirmed : EventStatus.Cancelled,
            Transparency = gathering.CancelledAt is null ? TransparencyType.Opaque : TransparencyType.Transparent,
            Description = Describe(gathering),
            Location = $"{gathering.Venue}, {gathering.Address}, {gathering.Place}",

            // The bytes are the same for everyone, so they must not contain the request's host.
            Url = site.Value.Url is { } url ? new Uri($"{url}/encuentros/{gathering.Id}") : null,
        };

    private static CalDateTime Local(DateTime utc) => new(BogotaClock.ToLocal(utc), BogotaClock.Zone.Id);

    private static string Describe(PublicGathering gathering)
    {
        var words = new StringBuilder(GatheringCodeList.Kinds.NameOf(gathering.Kind));
        if (gathering.Sequence > 0 && gathering.ChangeReason is { } reason)
            words.Append('\n').Append(gathering.CancelledAt is null ? "Cambió: " : "Se canceló: ").Append(reason);
        if (gathering.Directions is { } directions)
            words.Append("\nCómo llegar: ").Append(directions);
        if (gathering.Notes is { } notes)
            words.Append('\n').Append(notes);
        return words.ToString();
    }
}

/// <summary>
/// Folds lines of a calendar after at most 75 octets (RFC 5545, 3.1). Ical.Net may fold between the two halves of a character, which
/// destroys it.
/// </summary>
internal static class CalendarFolding
{
    private const int MostOctets = 75;

    public static byte[] Fold(string calendar)
    {
        var bytes = new List<byte>(calendar.Length);
        var octets = 0;
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var rune in calendar.Replace("\r\n ", "", StringComparison.Ordinal).EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(utf8);
            if (rune.Value is '\r' or '\n')
                octets = 0;
            else if (octets + length > MostOctets)
            {
                bytes.AddRange("\r\n "u8);
                octets = 1 + length;
            }
            else
                octets += length;
            bytes.AddRange(utf8[..length]);
        }

        return [.. bytes];
    }
}
