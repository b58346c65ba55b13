using ZXing;
using ZXing.Common;

namespace UsmeAprende.Documents.Pictures;

/// <summary>Reads a QR code in a picture that somebody sends, such as the photo or the scan of a sheet.</summary>
internal static class QrCodeReader
{
    // Smaller first: it is quicker, and the noise of a photo is gone. A small code on a large scan needs the second.
    private static readonly int[] Sides = [1_600, 3_600];

    // The smallest code has this many modules a side.
    private const int LeastSide = 21;

    /// <summary>Null if there is none that can be read.</summary>
    public static string? Read(GreyPicture picture)
    {
        var reader = new BarcodeReaderGeneric
        {
            Options = new DecodingOptions { TryHarder = true, PossibleFormats = [BarcodeFormat.QR_CODE] },
        };
        foreach (var side in Sides)
        {
            var smaller = picture.Shrink(side);
            if (Math.Min(smaller.Width, smaller.Height) < LeastSide)
                break;
            var source = new RGBLuminanceSource(smaller.Points, smaller.Width, smaller.Height, RGBLuminanceSource.BitmapFormat.Gray8);
            if (reader.Decode(source)?.Text is { Length: > 0 } text)
                return text;
            if (ReferenceEquals(smaller, picture))
                break;
        }
        return null;
    }
}
