using System.Collections;
using System.Globalization;
using System.Text;

namespace UsmeAprende.Tests.Documents.Paper;

/// <summary>
/// Reads a QR code from a printed sheet as a camera's programme does (ISO/IEC 18004): finds its three corner marks, samples its modules,
/// undoes the mask and reads the bytes. It repairs nothing: what is printed must be right to the last module.
/// </summary>
internal static class QrScanner
{
    // Of the level M, by version from 1 to 6, which has room for an address of 106 letters: blocks, and words of each.
    private static readonly (int Blocks, int Words)[] Layout = [(1, 16), (1, 28), (1, 44), (2, 32), (2, 43), (4, 27)];

    // Where the small marks stand, by version from 2.
    private static readonly int[] SmallMark = [0, 18, 22, 26, 30, 34];

    public static string Read(byte[] pdf) => Decode(Modules(PdfTools.Picture(pdf)));

    private static bool[][] Modules((int Width, int Height, byte[] Grey) picture)
    {
        bool IsDark(double x, double y) => picture.Grey[((int)y * picture.Width) + (int)x] < 128;
        var corners = new List<(double X, double Y, double Unit)>();
        for (var y = 0; y < picture.Height; y++)
            foreach (var (x, unit) in Corners(picture.Width, at => IsDark(at, y)))
                corners.AddRange(
                    Corners(picture.Height, at => IsDark(x, at))
                        .Where(c => Math.Abs(c.Centre - y) < unit / 2)
                        .Select(c => (x, c.Centre, unit))
                );
        // A letter may look like one along a line or two.
        corners = [.. corners.GroupBy(c => (Math.Round(c.X), Math.Round(c.Y))).Where(hits => hits.Count() > 2).SelectMany(hits => hits)];
        var (left, right) = (corners.Min(c => c.X), corners.Max(c => c.X));
        var (top, bottom) = (
            corners.Where(c => Math.Abs(c.X - left) < c.Unit).Min(c => c.Y),
            corners.Where(c => Math.Abs(c.X - left) < c.Unit).Max(c => c.Y)
        );
        // From the middle of a corner mark to the next one's are seven modules less than the side.
        var side = (int)Math.Round(((right - left) / corners.Average(c => c.Unit)) + 7);
        side += (side % 4) switch
        {
            0 => 1,
            2 => -1,
            _ => 0,
        };
        var (across, down) = ((right - left) / (side - 7), (bottom - top) / (side - 7));
        return
        [
            .. Enumerable
                .Range(0, side)
                .Select(y => Enumerable.Range(0, side).Select(x => IsDark(left + ((x - 3) * across), top + ((y - 3) * down))).ToArray()),
        ];
    }

    // Dark and light as one to one to three to one to one.
    private static IEnumerable<(double Centre, double Unit)> Corners(int length, Func<int, bool> isDark)
    {
        var ends = new List<int>();
        for (var at = 1; at < length; at++)
            if (isDark(at) != isDark(at - 1))
                ends.Add(at);
        for (var at = 0; at + 5 < ends.Count; at++)
        {
            var unit = (ends[at + 5] - ends[at]) / 7.0;
            if (
                unit > 1.5
                && isDark(ends[at])
                && Enumerable.Range(0, 5).All(n => Math.Abs(ends[at + n + 1] - ends[at + n] - (unit * (n == 2 ? 3 : 1))) < unit * 0.6)
            )
                yield return ((ends[at + 2] + ends[at + 3]) / 2.0, unit);
        }
    }

    private static string Decode(bool[][] modules)
    {
        var version = (modules.Length - 17) / 4;
        var format = Enumerable.Range(0, 5).Aggregate(0, (bits, at) => (bits << 1) | (modules[8][at] ? 1 : 0)) ^ 0b10101;
        Assert.True(format >> 3 == 0, "The code is not of the level M.");
        var words = Words(modules, version, format & 7);
        var bits = new BitArray([
            .. words.Select(word => Enumerable.Range(0, 8).Select(bit => (word >> (7 - bit) & 1) == 1)).SelectMany(b => b),
        ]);
        return Text(bits);
    }

    // Piece by piece: what is all capitals and digits takes less room in a way of its own.
    private static string Text(BitArray bits)
    {
        const int bytes = 4,
            capitals = 2;
        const string alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
        var at = 0;
        var text = new StringBuilder();
        while (bits.Length - at >= 4 && Take(4) is > 0 and var kind)
        {
            Assert.True(
                kind is bytes or capitals,
                string.Create(CultureInfo.InvariantCulture, $"A piece of a kind that is not read here: {kind}.")
            );
            if (kind is bytes)
            {
                text.Append(Encoding.UTF8.GetString([.. Enumerable.Range(0, Take(8)).Select(_ => (byte)Take(8))]));
                continue;
            }
            for (var left = Take(9); left > 0; left -= 2)
            {
                var pair = Take(left == 1 ? 6 : 11);
                if (left > 1)
                    text.Append(alphabet[pair / 45]);
                text.Append(alphabet[pair % 45]);
            }
        }
        return text.ToString();

        int Take(int count)
        {
            var number = 0;
            for (var end = at + count; at < end; at++)
                number = (number << 1) | (bits[at] ? 1 : 0);
            return number;
        }
    }

    private static List<int> Words(bool[][] modules, int version, int mask)
    {
        var read = new List<int>();
        var (word, count) = (0, 0);
        foreach (var (x, y) in Path(modules.Length).Where(at => !IsFurniture(at.X, at.Y, modules.Length, version)))
        {
            word = (word << 1) | (modules[y][x] ^ IsMasked(mask, x, y) ? 1 : 0);
            if (++count % 8 == 0)
            {
                read.Add(word);
                word = 0;
            }
        }

        // The words of the blocks stand in turns.
        var (blocks, length) = Layout[version - 1];
        return [.. Enumerable.Range(0, blocks).SelectMany(block => Enumerable.Range(0, length).Select(at => read[(at * blocks) + block]))];
    }

    // Two columns at a time from the right, up and down in turns; the column of the timing marks is left out.
    private static IEnumerable<(int X, int Y)> Path(int side)
    {
        var isUp = true;
        for (var right = side - 1; right > 0; right -= 2, isUp = !isUp)
        {
            right -= right == 6 ? 1 : 0;
            for (var n = 0; n < side; n++)
                foreach (var x in new[] { right, right - 1 })
                    yield return (x, isUp ? side - 1 - n : n);
        }
    }

    private static bool IsFurniture(int x, int y, int side, int version) =>
        (x < 9 && y < 9)
        || (x >= side - 8 && y < 9)
        || (x < 9 && y >= side - 8)
        || x == 6
        || y == 6
        || (version > 1 && Math.Abs(x - SmallMark[version - 1]) <= 2 && Math.Abs(y - SmallMark[version - 1]) <= 2);

    private static bool IsMasked(int mask, int x, int y) =>
        mask switch
        {
            0 => (x + y) % 2 == 0,
            1 => y % 2 == 0,
            2 => x % 3 == 0,
            3 => (x + y) % 3 == 0,
            4 => ((y / 2) + (x / 3)) % 2 == 0,
            5 => (x * y % 2) + (x * y % 3) == 0,
            6 => ((x * y % 2) + (x * y % 3)) % 2 == 0,
            _ => (((x + y) % 2) + (x * y % 3)) % 2 == 0,
        };
}
