namespace UsmeAprende.Documents.Pictures;

/// <summary>
/// Turns rows of pixels, as PNG and PDF store them, into shades of grey. Reads no more than the picture's own size says, whatever the
/// stream would unpack to.
/// </summary>
internal sealed record PixelRows
{
    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <summary>Bits of each part of a pixel: 1, 2, 4, 8 or 16.</summary>
    public required int Bits { get; init; }

    /// <summary>Parts of a pixel: 1 grey, 2 grey and alpha, 3 colours, 4 colours and alpha.</summary>
    public required int Channels { get; init; }

    /// <summary>Whether each row begins with the number of its filter (PNG, section 9).</summary>
    public bool IsFiltered { get; init; }

    /// <summary>Red, green and blue of each number, if pixels are numbers.</summary>
    public byte[]? Palette { get; init; }

    /// <summary>The picture; rows that are missing stay white.</summary>
    public GreyPicture Read(Stream unpacked)
    {
        var length = ((Width * Channels * Bits) + 7) / 8;
        var step = Math.Max(1, Channels * Bits / 8);
        var (row, above) = (new byte[length], new byte[length]);
        var points = new byte[Width * Height];
        points.AsSpan().Fill(byte.MaxValue);
        for (var y = 0; y < Height; y++)
        {
            var filter = IsFiltered ? unpacked.ReadByte() : 0;
            if (filter < 0 || unpacked.ReadAtLeast(row, length, throwOnEndOfStream: false) < length)
                break;
            Undo(filter, row, above, step);
            for (var x = 0; x < Width; x++)
                points[(y * Width) + x] = GreyOf(row, x);
            (row, above) = (above, row);
        }
        return new GreyPicture(Width, Height, points);
    }

    private byte GreyOf(byte[] row, int x)
    {
        if (Channels >= 3)
            return Mean(Part(row, x * Channels), Part(row, (x * Channels) + 1), Part(row, (x * Channels) + 2));
        var value = Part(row, x * Channels);
        if (Palette is null)
            return Bits >= 8 ? value : (byte)(value * byte.MaxValue / ((1 << Bits) - 1));
        return (value * 3) + 2 < Palette.Length
            ? Mean(Palette[value * 3], Palette[(value * 3) + 1], Palette[(value * 3) + 2])
            : byte.MaxValue;
    }

    // Of 16 bits the upper eight.
    private byte Part(byte[] row, int number) =>
        Bits switch
        {
            8 => row[number],
            16 => row[number * 2],
            _ => (byte)((row[number * Bits / 8] >> (8 - Bits - (number * Bits % 8))) & ((1 << Bits) - 1)),
        };

    private static byte Mean(byte red, byte green, byte blue) => (byte)((red + (2 * green) + blue) / 4);

    private static void Undo(int filter, byte[] row, byte[] above, int step)
    {
        for (var at = 0; at < row.Length && filter is > 0 and <= 4; at++)
        {
            var left = at < step ? 0 : row[at - step];
            row[at] += filter switch
            {
                1 => (byte)left,
                2 => above[at],
                3 => (byte)((left + above[at]) / 2),
                _ => (byte)Nearest(left, above[at], at < step ? 0 : above[at - step]),
            };
        }
    }

    // Paeth's predictor: of the three neighbours the one nearest to left + up - corner.
    private static int Nearest(int left, int up, int corner)
    {
        var guess = left + up - corner;
        var (toLeft, toUp, toCorner) = (Math.Abs(guess - left), Math.Abs(guess - up), Math.Abs(guess - corner));
        return toLeft <= toUp && toLeft <= toCorner ? left
            : toUp <= toCorner ? up
            : corner;
    }
}
