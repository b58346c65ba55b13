using System.Buffers.Binary;

namespace UsmeAprende.Tests.Documents.Fuzzing;

/// <summary>A JPEG whose segments are of other kinds, longer, shorter, twice there, in another order or gone.</summary>
internal static class JpegMutations
{
    private const int MostChanges = 5;

    public static byte[] Mutate(Random chance, byte[] photo)
    {
        var (head, parts, picture) = Split(photo);
        for (var change = chance.Next(MostChanges); change >= 0 && parts.Count > 0; change--)
        {
            var at = chance.Next(parts.Count);
            var segment = parts[at].ToArray();
            switch (chance.Next(7))
            {
                case 0:
                    segment[1] = (byte)chance.Next(256);
                    parts[at] = segment;
                    break;
                case 1:
                    BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), (ushort)chance.Next(0x10000));
                    parts[at] = segment;
                    break;
                case 2:
                    parts.RemoveAt(at);
                    break;
                case 3:
                    parts.InsertRange(chance.Next(parts.Count), Enumerable.Repeat(segment, chance.Next(300)));
                    break;
                case 4:
                    parts.Insert(chance.Next(parts.Count), [0xFF, 0xE1, 0, 40, .. "Exif\0\0"u8, .. Noise(chance, 32)]);
                    break;
                case 5:
                    parts.Reverse();
                    break;
                default:
                    parts[at] = [.. segment[..4], .. Noise(chance, segment.Length - 4)];
                    break;
            }
        }
        return [.. head, .. parts.SelectMany(p => p), .. picture, .. chance.Next(4) == 0 ? picture : []];
    }

    private static byte[] Noise(Random chance, int length)
    {
        var noise = new byte[length];
        chance.NextBytes(noise);
        return noise;
    }

    // Until the first scan: what follows is the picture itself.
    private static (byte[] Head, List<byte[]> Parts, byte[] Picture) Split(byte[] photo)
    {
        var parts = new List<byte[]>();
        var at = 2;
        while (photo[at + 1] != 0xDA)
        {
            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(photo.AsSpan(at + 2));
            parts.Add(photo[at..(at + length)]);
            at += length;
        }
        return (photo[..2], parts, photo[at..]);
    }
}
