using System.Text;
using UsmeAprende.Documents.Pictures;

namespace UsmeAprende.Tests.Documents.Pictures;

public sealed class CleanJpegTests
{
    // 24 by 16 pixels, red above and blue below, as ImageMagick writes them: baseline and progressive.
    private const string Progressive =
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAoHBwgHBgoICAgLCgoLDhgQDg0NDh0VFhEYIx8lJCIfIiEmKzcvJik0KSEiMEExNDk7Pj4+JS5ESUM8SDc9Pjv"
        + "/2wBDAQoLCw4NDhwQEBw7KCIoOzs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozv/wgARCAAQABgDASIAAhEBAxEB"
        + "/8QAFgABAQEAAAAAAAAAAAAAAAAAAAQF/8QAFQEBAQAAAAAAAAAAAAAAAAAAAAX/2gAMAwEAAhADEAAAAcZKo1ako//EABYQAQEBAAAAAAAAAAAAAAAAA"
        + "AAREv/aAAgBAQABBQLTTSqr/8QAFREBAQAAAAAAAAAAAAAAAAAAABX/2gAIAQMBAT8BoKD/xAAWEQADAAAAAAAAAAAAAAAAAAAAFWH/2gAIAQIBAT8BWw"
        + "Ww/8QAFBABAAAAAAAAAAAAAAAAAAAAIP/aAAgBAQAGPwJf/8QAFBABAAAAAAAAAAAAAAAAAAAAIP/aAAgBAQABPyFD/wD/2gAMAwEAAgADAAAAEAQf/8Q"
        + "AFREBAQAAAAAAAAAAAAAAAAAAAHH/2gAIAQMBAT8QpT//xAAUEQEAAAAAAAAAAAAAAAAAAAAQ/9oACAECAQE/ECv/xAAWEAEBAQAAAAAAAAAAAAAAAABx"
        + "ACD/2gAIAQEAAT8QUpY//9k=";

    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("4.4795N 74.1256W Samsung de Rosa");

    [Theory]
    [InlineData(SampleJpeg.Baseline)]
    [InlineData(Progressive)]
    public void Photo_WithEverythingACameraTells_KeepsOnlyThePhoto(string photo)
    {
        var plain = Convert.FromBase64String(photo);
        var told = With(
            plain,
            Segment(0xE1, "Exif\0\0", Tiff(6, isLittle: true), Secret),
            Segment(0xE1, "http://ns.adobe.com/xap/1.0/\0", Secret),
            Segment(0xED, "Photoshop 3.0\0", Secret),
            Segment(0xFE, "", Secret),
            Segment(0xE2, "ICC_PROFILE\0", Secret)
        );
        byte[] withTail = [.. told, .. Secret];

        Assert.True(CleanJpeg.TryRead(withTail, out var jpeg, out _));

        Assert.DoesNotContain("Samsung", Encoding.Latin1.GetString(jpeg.Bytes), StringComparison.Ordinal);
        // Held upright: what is stored wide is shown high.
        Assert.Equal((16, 24), (jpeg.Width, jpeg.Height));
        var orientation = Segment(0xE1, "Exif\0\0", Tiff(6, isLittle: false));
        Assert.Equal([.. plain[..20], .. orientation, .. plain[20..]], jpeg.Bytes);
    }

    [Theory]
    [InlineData(SampleJpeg.Baseline)]
    [InlineData(Progressive)]
    public void Photo_WithNothingToTell_StaysAsItIs(string photo)
    {
        var plain = Convert.FromBase64String(photo);

        Assert.True(CleanJpeg.TryRead(plain, out var jpeg, out _));

        Assert.Equal(plain, jpeg.Bytes);
        Assert.Equal((24, 16), (jpeg.Width, jpeg.Height));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    public void Photo_CleanedTwice_IsTheSame(int orientation)
    {
        var told = With(Convert.FromBase64String(SampleJpeg.Baseline), Segment(0xE1, "Exif\0\0", Tiff(orientation, isLittle: true)));

        Assert.True(CleanJpeg.TryRead(told, out var once, out _));
        Assert.True(CleanJpeg.TryRead(once.Bytes, out var twice, out _));

        Assert.Equal(once.Bytes, twice.Bytes);
    }

    [Theory]
    [InlineData(SampleJpeg.Baseline)]
    [InlineData(Progressive)]
    public void Photo_CutAnywhere_IsRefused(string photo)
    {
        var plain = Convert.FromBase64String(photo);

        for (var length = 0; length < plain.Length; length++)
        {
            Assert.False(CleanJpeg.TryRead(plain.AsSpan(0, length), out _, out var problem), $"{length} bytes");
            Assert.NotEmpty(problem);
        }
    }

    [Fact]
    public void File_OfAnotherKind_IsRefused()
    {
        // Arithmetic coding and lossless: JPEG by name, shown by no browser.
        foreach (var frame in new byte[] { 0xC3, 0xC9, 0xCA })
        {
            var other = Convert.FromBase64String(SampleJpeg.Baseline);
            other[Array.LastIndexOf(other, (byte)0xC0)] = frame;

            Assert.False(CleanJpeg.TryRead(other, out _, out var problem));
            Assert.Contains("clase de JPEG", problem, StringComparison.Ordinal);
        }

        Assert.False(CleanJpeg.TryRead("<svg onload=alert(1)>"u8, out _, out _));
    }

    // A few bytes that a browser would unpack to a gigabyte.
    [Fact]
    public void Photo_OfHugeMeasures_IsRefused()
    {
        var huge = Convert.FromBase64String(SampleJpeg.Baseline);
        var frame = Array.LastIndexOf(huge, (byte)0xC0);
        (huge[frame + 4], huge[frame + 5], huge[frame + 6], huge[frame + 7]) = (0x4E, 0x20, 0x4E, 0x20);

        Assert.False(CleanJpeg.TryRead(huge, out _, out var problem));
        Assert.Contains("demasiado grande", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Photo_OfThousandsOfScans_IsRefused()
    {
        var photo = Convert.FromBase64String(SampleJpeg.Baseline);
        var scan = photo[Array.LastIndexOf(photo, (byte)0xDA)..];
        byte[] again = [.. photo[..^2], .. Enumerable.Repeat((byte[])[0xFF, .. scan[..^2]], 200).SelectMany(s => s), 0xFF, 0xD9];

        Assert.False(CleanJpeg.TryRead(again, out _, out var problem));
        Assert.Contains("demasiado grande", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Exif_Damaged_IsTakenForNone()
    {
        foreach (
            var tiff in new byte[][]
            {
                [],
                [0x49, 0x49],
                [0x49, 0x49, 42, 0, 255, 255, 255, 255],
                Tiff(9, isLittle: true),
                Tiff(6, isLittle: true)[..^14],
            }
        )
        {
            Assert.True(
                CleanJpeg.TryRead(With(Convert.FromBase64String(SampleJpeg.Baseline), Segment(0xE1, "Exif\0\0", tiff)), out var jpeg, out _)
            );

            Assert.Equal((24, 16), (jpeg.Width, jpeg.Height));
        }
    }

    // After the first segment, which names the kind.
    private static byte[] With(byte[] photo, params byte[][] segments) => [.. photo[..20], .. segments.SelectMany(s => s), .. photo[20..]];

    private static byte[] Segment(byte marker, string name, params byte[][] content)
    {
        byte[] all = [.. Encoding.ASCII.GetBytes(name), .. content.SelectMany(c => c)];
        return [0xFF, marker, (byte)((all.Length + 2) >> 8), (byte)(all.Length + 2), .. all];
    }

    private static byte[] Tiff(int orientation, bool isLittle) =>
        isLittle
            ? [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, 0]
            : [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];
}
