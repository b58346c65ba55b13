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
/// Writes gatherings for people's calendars, by RFC 5545 with RFC 7986's name and interval. The same gatherings become the same bytes, and
/// nothing in them is about who comes.
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

        // Each of these says to some programs what another says to others.
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

    // The library's own would tell of summer times that ended in 1993.
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
            // A random id alone, as RFC 7986 (5.3) advises: it stays though the site moves to another name.
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

            // Bytes that are the same for everyone cannot say the name by which one visitor came.
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
/// Lines of a calendar, of at most 75 octets, the rest folded (RFC 5545, 3.1). Ical.Net folds between the two halves of a character, which
/// then is none.
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
