using System.Globalization;
using System.Xml;

namespace UsmeAprende.Documents.Calendars;

/// <summary>Writes calendars by RFC 5545, with RFC 7986's name and interval of refreshing. The same calendar always becomes the same bytes.</summary>
public static class CalendarFile
{
    public const string MediaType = "text/calendar; charset=utf-8";

    private const string Zone = "America/Bogota";

    // Colombia has kept one offset since 1993.
    private static readonly TimeSpan Offset = TimeSpan.FromHours(-5);

    public static byte[] Write(Calendar calendar)
    {
        var lines = new ContentLines();
        lines.Add("BEGIN", "VCALENDAR");
        lines.Add("VERSION", "2.0");
        lines.AddText("PRODID", calendar.Product);
        lines.Add("CALSCALE", "GREGORIAN");
        if (calendar.Organizer is not null)
            lines.Add("METHOD", "PUBLISH");
        lines.AddText("NAME", calendar.Name);
        lines.AddText("X-WR-CALNAME", calendar.Name);
        lines.Add("X-WR-TIMEZONE", Zone);
        if (calendar.Description is { } description)
        {
            lines.AddText("DESCRIPTION", description);
            lines.AddText("X-WR-CALDESC", description);
        }

        if (calendar.RefreshEvery is { } every)
        {
            lines.Add("REFRESH-INTERVAL;VALUE=DURATION", XmlConvert.ToString(every));
            lines.Add("X-PUBLISHED-TTL", XmlConvert.ToString(every));
        }

        AddZone(lines);
        foreach (var happening in calendar.Events)
            AddEvent(lines, happening, calendar.Organizer);
        lines.Add("END", "VCALENDAR");
        return lines.ToArray();
    }

    private static void AddZone(ContentLines lines)
    {
        lines.Add("BEGIN", "VTIMEZONE");
        lines.Add("TZID", Zone);
        lines.Add("BEGIN", "STANDARD");
        lines.Add("DTSTART", "19930404T000000");
        lines.Add("TZOFFSETFROM", "-0500");
        lines.Add("TZOFFSETTO", "-0500");
        lines.Add("TZNAME", "-05");
        lines.Add("END", "STANDARD");
        lines.Add("END", "VTIMEZONE");
    }

    private static void AddEvent(ContentLines lines, CalendarEvent happening, CalendarOrganizer? organizer)
    {
        lines.Add("BEGIN", "VEVENT");
        lines.AddText("UID", happening.Uid);
        lines.Add("DTSTAMP", Utc(happening.ChangedAt));
        lines.Add("LAST-MODIFIED", Utc(happening.ChangedAt));
        lines.Add("SEQUENCE", happening.Sequence.ToString(CultureInfo.InvariantCulture));
        lines.Add($"DTSTART;TZID={Zone}", Local(happening.StartsAt));
        lines.Add($"DTEND;TZID={Zone}", Local(happening.EndsAt));
        lines.Add("STATUS", happening.IsCancelled ? "CANCELLED" : "CONFIRMED");
        lines.AddText("SUMMARY", happening.Title);
        if (happening.Description is { } description)
            lines.AddText("DESCRIPTION", description);
        if (happening.Location is { } location)
            lines.AddText("LOCATION", location);
        if (happening.Address is { } address)
            lines.Add("URL", address);
        if (organizer is not null)
            lines.Add($"ORGANIZER;CN={ContentLines.Quote(organizer.Name)}", $"mailto:{organizer.Email}");
        lines.Add("TRANSP", happening.IsCancelled ? "TRANSPARENT" : "OPAQUE");
        lines.Add("END", "VEVENT");
    }

    private static string Utc(DateTime at) => at.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Local(DateTime at) => (at + Offset).ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
}
