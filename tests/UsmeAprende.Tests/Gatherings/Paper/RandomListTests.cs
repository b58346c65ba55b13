using System.Text;
using UsmeAprende.Gatherings.Paper;
using UsmeAprende.People.Identity;
using UsmeAprende.Tests.Documents.Tables;

namespace UsmeAprende.Tests.Gatherings.Paper;

/// <summary>R36, R37: however a list is written, it gives the right people or a sentence, and never somebody else.</summary>
public sealed class RandomListTests(ITestOutputHelper output)
{
    private const int Lists = 200;

    private static readonly string[] Given = ["Ana", "José", "Luz", "Germán", "Íngrid", "Ángel", "Begoña", "Mussa", "María", "Óscar"];
    private static readonly string[] Surnames = ["Ruiz", "Muñoz", "Peña", "García", "Ávila", "Chisacá", "Núñez", "Tibaduiza", "Güiza"];

    [Fact]
    public async Task Lists_WrittenInAnyWay_GiveTheRightPeopleOrASentence()
    {
        var seed = Environment.GetEnvironmentVariable("USME_SEED") is { } set
            ? int.Parse(set, System.Globalization.CultureInfo.InvariantCulture)
            : Random.Shared.Next();
        output.WriteLine($"USME_SEED={seed}");
        await using var desk = await ImportDesk.OpenAsync();
        var random = new Random(seed);
        var understood = 0;

        for (var n = 0; n < Lists; n++)
        {
            var list = RandomList.Create(random);
            var reading = await desk.TryReadAsync(list.File);
            if (reading.List is not { } id)
            {
                Assert.EndsWith(".", reading.Problem, StringComparison.Ordinal);
                continue;
            }
            understood++;
            var lines = (await desk.LinesAsync(id)).Values;
            var made = lines
                .Where(l => l.IsDue)
                .Select(l => LineValues.Deserialize(l.Values!))
                .Select(v => Key($"{v.GivenNames} {v.Surnames}", v.Document));
            // A line may be refused with its reason; but nobody is made who is not on the list, did not come, or is hidden.
            Assert.True(
                !made.Except(list.Expected).Any()
                    && lines.Count(l => l.IsDue || l.Deed is LineAction.Fault or LineAction.Repeated) >= list.Expected.Count,
                $"Seed {seed}, list {n} ({list.Way}): {string.Join(" · ", made.Except(list.Expected))} | "
                    + $"expected {string.Join(" · ", list.Expected)}"
            );
            if (list.IsPlain)
                Assert.Equal(list.Expected.Order(), made.Order());
        }

        Assert.InRange(understood, Lists / 2, Lists);
    }

    private static string Key(string name, string? document) => $"{PersonName.SortedWordsKey(PersonName.SearchKey(name, ""))} {document}";

    private sealed record RandomList(byte[] File, HashSet<string> Expected, string Way, bool IsPlain)
    {
        public static RandomList Create(Random random)
        {
            T Any<T>(params T[] ways) => ways[random.Next(ways.Length)];
            var (names, who, decimals, format, above) = (
                Any("apart", "split", "two rows", "joined", "reversed"),
                Any("none", "asistió", "Firma"),
                Any("", ",00", ".0", "thousands", ",50"),
                Any("utf8", "bom", "1252", "850", "437", "mac", "utf16", "xlsx", "ods"),
                random.Next(0, 9)
            );
            var isBook = format is "xlsx" or "ods";
            var (rows, expected, hidden) = (new List<string[]>(), new HashSet<string>(), new List<int>());
            for (var line = 0; line < above; line++)
                rows.Add([Any("Alcaldía Local de Usme", "Fecha: 28/11/2026", "Lugar: salón, vereda Chisacá", "")]);
            string[] heads = names switch
            {
                "apart" => ["NOMBRES", "APELLIDOS"],
                "split" => ["PRIMER NOMBRE", "SEGUNDO NOMBRE", "PRIMER APELLIDO", "SEGUNDO APELLIDO"],
                "joined" => ["NOMBRES Y APELLIDOS"],
                _ => ["APELLIDOS Y NOMBRES"],
            };
            string[] marks = who == "none" ? [] : [who];
            if (names == "two rows")
            {
                rows.Add(["DOCUMENTO", "", "NOMBRES", "", "APELLIDOS", "", .. marks]);
                rows.Add(["TIPO", "NÚMERO", "PRIMERO", "SEGUNDO", "PRIMERO", "SEGUNDO"]);
            }
            else
                rows.Add(["T. DOC", "No. IDENTIFICACIÓN", .. heads, .. marks]);
            for (var person = 0; person < 2 + random.Next(6); person++)
            {
                var (one, two, first, second) = (
                    Any(Given),
                    Any(Given.Append("").ToArray()),
                    Any(Surnames),
                    Any(Surnames.Append("").ToArray())
                );
                var document = $"{random.Next(20_000_000, 99_999_999)}";
                var (came, isHidden) = (person == 0 || random.Next(3) > 0, isBook && person > 0 && random.Next(4) == 0);
                var written =
                    decimals == "thousands"
                        ? long.Parse(document, System.Globalization.CultureInfo.InvariantCulture).ToString("N0", Dots)
                        : document + decimals;
                string[] parts = names switch
                {
                    "apart" => [$"{one} {two}".Trim(), $"{first} {second}".Trim()],
                    "split" or "two rows" => [one, two, first, second],
                    "joined" => [string.Join(' ', new[] { one, two, first, second }.Where(w => w.Length > 0))],
                    _ => [string.Join(' ', new[] { first, second, one, two }.Where(w => w.Length > 0))],
                };
                var mark =
                    who == "none"
                        ? Array.Empty<string>()
                        :
                        [
                            came ? Any("x", "SI")
                            : who == "Firma" ? ""
                            : Any("NO", "Excusa", ""),
                        ];
                rows.Add(["CC", written, .. parts, .. mark]);
                if (isHidden)
                    hidden.Add(rows.Count);
                if (!isHidden && (came || who == "none"))
                    expected.Add(Key(string.Join(' ', parts), document));
            }
            return new RandomList(
                Write(format, rows, hidden),
                expected,
                $"{names}, {who}, {decimals}, {format}, {above} above",
                decimals != ",50" && isBook
            );
        }

        private static readonly System.Globalization.NumberFormatInfo Dots = new() { NumberGroupSeparator = "." };

        private static byte[] Write(string format, List<string[]> rows, List<int> hidden)
        {
            var sheet = new BookSheet("Lista", [.. rows]) { Hidden = hidden };
            if (format == "xlsx")
                return OfficeBook.Xlsx(sheet);
            if (format == "ods")
                return OfficeBook.Ods(sheet);
            var text = string.Join("\r\n", rows.Select(r => string.Join(';', r))) + "\r\n";
            Encoding encoding = format switch
            {
                "utf8" => new UTF8Encoding(false),
                "bom" => new UTF8Encoding(true),
                "utf16" => Encoding.Unicode,
                "mac" => CodePagesEncodingProvider.Instance.GetEncoding(10000)!,
                _ => CodePagesEncodingProvider.Instance.GetEncoding(int.Parse(format, System.Globalization.CultureInfo.InvariantCulture))!,
            };
            // The oldest pages have no capital Á: nobody could save the list so.
            if (encoding.GetString(encoding.GetBytes(text)) != text)
                encoding = new UTF8Encoding(true);
            return [.. encoding.Preamble, .. encoding.GetBytes(text)];
        }
    }
}
