using System.Diagnostics.CodeAnalysis;

namespace UsmeAprende.Documents.Pictures;

/// <summary>
/// A photo without metadata: no place, device, time or thumbnail, and nothing after its end. The picture's data are copied and not encoded
/// again. Colour profiles are removed too: they can hold anything, and the browser has already converted the photo to sRGB.
/// </summary>
public sealed class CleanJpeg
{
    public const string MediaType = "image/jpeg";

    private CleanJpeg(byte[] bytes, JpegSegments parts)
    {
        Bytes = bytes;
        (Width, Height) = parts.IsTurned ? (parts.Height, parts.Width) : (parts.Width, parts.Height);
    }

    public byte[] Bytes { get; }

    /// <summary>In pixels, as shown.</summary>
    public int Width { get; }

    public int Height { get; }

    /// <param name="problem">What to tell the person, in Spanish.</param>
    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out CleanJpeg? jpeg, [NotNullWhen(false)] out string? problem)
    {
        var parts = new JpegSegments();
        problem = parts.Read(bytes);
        jpeg = problem is null ? new CleanJpeg(parts.WriteClean(), parts) : null;
        return jpeg is not null;
    }
}
