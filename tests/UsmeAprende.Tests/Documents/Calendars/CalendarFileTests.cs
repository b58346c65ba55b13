using System.Text;
using FsCheck;
using FsCheck.Fluent;
using UsmeAprende.Documents.Calendars;

namespace UsmeAprende.Tests.Documents.Calendars;

public sealed class CalendarFileTests
{
    [Fact]
    public void Calendar_OfAGathering_SaysWhatHappensWhenAndWhere()
    {
        var lines = Unfold(CalendarFile.Write(Of(Cafe())));

        Assert.Equal("BEGIN:VCALENDAR", lines[0]);
        Assert.Equal("END:VCALENDAR", lines[^1]);
        Assert.Contains("VERSION:2.0", lines);
        Assert.Contains("X-WR-CALNAME:Encuentros en Usme", lines);
        Assert.Contains("UID:0198-a@aprende.example", lines);
        Assert.Contains("DTSTAMP:20351101T150000Z", lines);
        Assert.Contains("SEQUENCE:2", lines);
        Assert.Contains("STATUS:CONFIRMED", lines);
        Assert.Contains("DTSTART;TZID=America/Bogota:20351124T190000", lines);
        Assert.Contains("DTEND;TZID=America/Bogota:20351124T210000", lines);
        Assert.Contains("SUMMARY:Café charlado: mi celular\\, mi aliado", lines);
        Assert.Contains("LOCATION:Salón comunal\\; El Destino", lines);
        Assert.Contains("URL:https://aprende.example/encuentros/0198-a", lines);
    }

    [Fact]
    public void Calendar_Anyhow_DefinesTheZoneItNames()
    {
        var lines = Unfold(CalendarFile.Write(Of(Cafe())));

        var zone = lines.SkipWhile(l => l != "BEGIN:VTIMEZONE").TakeWhile(l => l != "END:VTIMEZONE").ToList();
        Assert.Contains("TZID:America/Bogota", zone);
        Assert.Contains("TZOFFSETFROM:-0500", zone);
        Assert.Contains("TZOFFSETTO:-0500", zone);
    }

    [Fact]
    public void Event_Cancelled_StaysAndSaysSo()
    {
        var lines = Unfold(CalendarFile.Write(Of(Cafe() with { IsCancelled = true, Sequence = 3 })));

        Assert.Contains("STATUS:CANCELLED", lines);
        Assert.Contains("SEQUENCE:3", lines);
        Assert.Contains("UID:0198-a@aprende.example", lines);
    }

    [Fact]
    public void Feed_WithAnInterval_AsksToBeReadAgain()
    {
        var lines = Unfold(CalendarFile.Write(Of(Cafe()) with { RefreshEvery = TimeSpan.FromHours(6) }));

        Assert.Contains("REFRESH-INTERVAL;VALUE=DURATION:PT6H", lines);
        Assert.Contains("X-PUBLISHED-TTL:PT6H", lines);
    }

    [Fact]
    public void Calendar_WithAnOrganizer_IsPublishedByIt()
    {
        var organizer = new CalendarOrganizer("Alcaldía \"Local\"; de Usme", "aprende@example.gov.co");

        var published = Unfold(CalendarFile.Write(Of(Cafe()) with { Organizer = organizer }));
        var plain = Unfold(CalendarFile.Write(Of(Cafe())));

        Assert.Contains("METHOD:PUBLISH", published);
        Assert.Contains("ORGANIZER;CN=\"Alcaldía 'Local'; de Usme\":mailto:aprende@example.gov.co", published);
        Assert.DoesNotContain("METHOD:PUBLISH", plain);
    }

    [Fact]
    public void Text_WithLineBreaksInAnAddress_BeginsNoLineOfItsOwn()
    {
        var lines = Unfold(CalendarFile.Write(Of(Cafe() with { Address = "https://a\r\nATTENDEE:mailto:x@y" })));

        Assert.DoesNotContain(lines, l => l.StartsWith("ATTENDEE", StringComparison.Ordinal));
    }

    [Fact]
    public void Line_OfAnyText_KeepsTo75OctetsAndWholeCharacters()
    {
        Check.QuickThrowOnFailure(Prop.ForAll(AnyText(), text =>
        {
            var bytes = CalendarFile.Write(Of(Cafe() with { Description = text }));

            var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
            var start = 0;
            for (var at = 0; at + 1 < bytes.Length; at++)
                if (bytes[at] == '\r' && bytes[at + 1] == '\n')
                {
                    Assert.InRange(at - start, 0, 75);
                    strict.GetString(bytes.AsSpan(start, at - start));
                    start = at + 2;
                }

            Assert.Equal(bytes.Length, start);
        }));
    }

    [Fact]
    public void Text_FoldedAndEscaped_ComesBackAsItWas()
    {
        Check.QuickThrowOnFailure(Prop.ForAll(AnyText(), text =>
        {
            var line = Unfold(CalendarFile.Write(Of(Cafe() with { Description = text }))).Last(l => l.StartsWith("DESCRIPTION:", StringComparison.Ordinal));

            Assert.Equal(text, Unescape(line["DESCRIPTION:".Length..]));
        }));
    }

    private static Calendar Of(params CalendarEvent[] events) =>
        new() { Name = "Encuentros en Usme", Product = "-//Usme//UsmeAprende//ES", Events = [.. events] };

    private static CalendarEvent Cafe() => new()
    {
        Uid = "0198-a@aprende.example",
        Title = "Café charlado: mi celular, mi aliado",
        StartsAt = new DateTime(2035, 11, 25, 0, 0, 0, DateTimeKind.Utc),
        EndsAt = new DateTime(2035, 11, 25, 2, 0, 0, DateTimeKind.Utc),
        ChangedAt = new DateTime(2035, 11, 1, 15, 0, 0, DateTimeKind.Utc),
        Sequence = 2,
        Description = "Traiga su celular.",
        Location = "Salón comunal; El Destino",
        Address = "https://aprende.example/encuentros/0198-a",
    };

    private static Arbitrary<string> AnyText() =>
        Gen.Elements("a", "ñ", "É", "€", "漢", "🧉", "e\u0301", ";", ",", "\\", "\n", "\t", " ", ":", "\"", "\\n", "BEGIN:VEVENT").ListOf().Select(string.Concat).ToArbitrary();

    private static List<string> Unfold(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        return [.. text.Replace("\r\n ", "", StringComparison.Ordinal)[..^2].Split("\r\n")];
    }

    private static string Unescape(string value)
    {
        var text = new StringBuilder();
        for (var at = 0; at < value.Length; at++)
            if (value[at] == '\\')
                text.Append(value[++at] is 'n' or 'N' ? '\n' : value[at]);
            else
                text.Append(value[at]);
        return text.ToString();
    }
}
