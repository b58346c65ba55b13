using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Options;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.Web.Gatherings.Planning;
using UsmeAprende.Web.Kit;

namespace UsmeAprende.Web.Tests.Gatherings.Planning;

public sealed class GatheringCalendarTests
{
    [Fact]
    public void Calendar_OfAGathering_SaysWhatHappensWhenAndWhere()
    {
        var lines = Unfold(Write(Cafe()));

        Assert.Equal("BEGIN:VCALENDAR", lines[0]);
        Assert.Equal("END:VCALENDAR", lines[^1]);
        Assert.Contains("VERSION:2.0", lines);
        Assert.Contains("X-WR-CALNAME:Encuentros de UsmeAprende", lines);
        Assert.Contains("UID:0198f000-0000-7000-8000-00000000000a", lines);
        Assert.Contains("DTSTAMP:20351101T150000Z", lines);
        Assert.Contains("SEQUENCE:2", lines);
        Assert.Contains("STATUS:CONFIRMED", lines);
        Assert.Contains("DTSTART;TZID=America/Bogota:20351124T190000", lines);
        Assert.Contains("DTEND;TZID=America/Bogota:20351124T210000", lines);
        Assert.Contains("SUMMARY:Café charlado: mi celular\\, mi aliado", lines);
        Assert.Contains("LOCATION:Salón comunal\\; El Destino\\, Calle 1\\, El Destino", lines);
        Assert.Contains("URL:https://aprende.example/encuentros/0198f000-0000-7000-8000-00000000000a", lines);
    }

    [Fact]
    public void Calendar_Anyhow_DefinesTheZoneItNames()
    {
        var lines = Unfold(Write(Cafe()));

        var zone = lines.SkipWhile(l => l != "BEGIN:VTIMEZONE").TakeWhile(l => l != "END:VTIMEZONE").ToList();
        Assert.Contains("TZID:America/Bogota", zone);
        Assert.Contains("TZOFFSETFROM:-0500", zone);
        Assert.Contains("TZOFFSETTO:-0500", zone);
    }

    [Fact]
    public void Calendar_WrittenAgain_IsTheSameBytes() => Assert.Equal(Write(Cafe()), Write(Cafe()));

    [Fact]
    public void Gathering_Cancelled_StaysAndSaysSo()
    {
        var lines = Unfold(Write(Cafe() with { CancelledAt = new DateTime(2035, 11, 2, 15, 0, 0, DateTimeKind.Utc), Sequence = 3 }));

        Assert.Contains("STATUS:CANCELLED", lines);
        Assert.Contains("SEQUENCE:3", lines);
        Assert.Contains("UID:0198f000-0000-7000-8000-00000000000a", lines);
    }

    [Fact]
    public void Feed_AsksToBeReadAgain()
    {
        var (feed, once) = (Unfold(Write(Cafe(), isFeed: true)), Unfold(Write(Cafe())));

        Assert.Contains("REFRESH-INTERVAL;VALUE=DURATION:PT6H", feed);
        Assert.Contains("X-PUBLISHED-TTL:PT6H", feed);
        Assert.DoesNotContain(once, line => line.Contains("PT6H", StringComparison.Ordinal));
    }

    [Fact]
    public void Line_OfAnyText_KeepsTo75OctetsAndWholeCharacters()
    {
        Check.QuickThrowOnFailure(
            Prop.ForAll(
                AnyText(),
                text =>
                {
                    var bytes = Write(Cafe() with { Title = text });

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
                }
            )
        );
    }

    [Fact]
    public void Text_FoldedAndEscaped_ComesBackAsItWas()
    {
        Check.QuickThrowOnFailure(
            Prop.ForAll(
                AnyText(),
                text =>
                {
                    var line = Unfold(Write(Cafe() with { Title = text })).Single(l => l.StartsWith("SUMMARY:", StringComparison.Ordinal));

                    Assert.Equal(text, Unescape(line["SUMMARY:".Length..]));
                }
            )
        );
    }

    private static byte[] Write(PublicGathering gathering, bool isFeed = false) =>
        new GatheringCalendar(Options.Create(new SiteOptions { Url = "https://aprende.example" })).Write([gathering], isFeed);

    private static PublicGathering Cafe() =>
        new()
        {
            Id = Guid.Parse("0198f000-0000-7000-8000-00000000000a"),
            Kind = "cafe",
            Title = "Café charlado: mi celular, mi aliado",
            Area = "GAI",
            Venue = "Salón comunal; El Destino",
            Address = "Calle 1",
            IsAccessible = true,
            Place = "El Destino",
            PlaceKind = "vereda",
            StartsAt = new DateTime(2035, 11, 25, 0, 0, 0, DateTimeKind.Utc),
            EndsAt = new DateTime(2035, 11, 25, 2, 0, 0, DateTimeKind.Utc),
            Seats = 20,
            Taken = 0,
            Sequence = 2,
            ChangedAt = new DateTime(2035, 11, 1, 15, 0, 0, DateTimeKind.Utc),
            Lessons = [],
            Facilitators = [],
        };

    private static Arbitrary<string> AnyText() =>
        Gen.Elements("a", "ñ", "É", "€", "漢", "🧉", "e\u0301", ";", ",", "\\", "\n", "\t", " ", ":", "\"", "\\n", "BEGIN:VEVENT")
            .ListOf()
            .Select(string.Concat)
            .ToArbitrary();

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
