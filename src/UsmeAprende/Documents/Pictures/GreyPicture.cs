namespace UsmeAprende.Documents.Pictures;

/// <summary>A picture in shades of grey, a byte for each point, row by row: all that a QR code needs.</summary>
internal sealed record GreyPicture(int Width, int Height, byte[] Points)
{
    /// <summary>Most points of a picture that is looked at: the scan of a letter at 600 dots an inch has 34 million.</summary>
    public const int MostPoints = 36_000_000;

    /// <summary>Whether a picture of this size is looked at.</summary>
    public static bool Fits(long width, long height) => width > 0 && height > 0 && width * height <= MostPoints;

    /// <summary>The same, with sides no longer than this, each point the mean of those that it stands for.</summary>
    public GreyPicture Shrink(int longestSide)
    {
        var by = (Math.Max(Width, Height) + longestSide - 1) / longestSide;
        if (by <= 1)
            return this;
        var (width, height) = (Width / by, Height / by);
        var points = new byte[width * height];
        for (var y = 0; y < height; y++)
        for (var x = 0; x < width; x++)
        {
            var sum = 0;
            for (var row = 0; row < by; row++)
                foreach (var point in Points.AsSpan((((y * by) + row) * Width) + (x * by), by))
                    sum += point;
            points[(y * width) + x] = (byte)(sum / (by * by));
        }
        return new GreyPicture(width, height, points);
    }
}
