using System.Diagnostics.CodeAnalysis;

namespace UsmeAprende.Documents.Pictures;

/// <summary>
/// A photo without anything but the photo: no place, no device, no time, no thumbnail, nothing after its end. The picture itself is copied,
/// not made anew. Colour profiles go too: they can hold anything, and browsers shrink photos into the usual colours.
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

    /// <param name="problem">What to tell the person.</param>
    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out CleanJpeg? jpeg, [NotNullWhen(false)] out string? problem)
    {
        var parts = new JpegSegments();
        problem = parts.Read(bytes);
        jpeg = problem is null ? new CleanJpeg(parts.WriteClean(), parts) : null;
        return jpeg is not null;
    }
}
