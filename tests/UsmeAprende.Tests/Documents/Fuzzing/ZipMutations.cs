using System.Buffers.Binary;

namespace UsmeAprende.Tests.Documents.Fuzzing;

/// <summary>A ZIP file whose headers say other sizes, offsets, counts, methods and flags than are true, or stand twice.</summary>
internal static class ZipMutations
{
    private const int MostChanges = 5;

    // Of an entry, of the list at the end, of the end itself: how long each header is without its names.
    private static readonly (byte[] Mark, int Length)[] Headers =
    [
        ([0x50, 0x4B, 3, 4], 30),
        ([0x50, 0x4B, 1, 2], 46),
        ([0x50, 0x4B, 5, 6], 22),
    ];
    private static readonly uint[] Edges = [0, 1, 8, 9, 99, 0x7FFF, 0xFFFF, 0x10000, 0x7FFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF];

    public static byte[] Mutate(Random chance, byte[] zip)
    {
        var bytes = zip.ToArray();
        for (var change = chance.Next(MostChanges); change >= 0; change--)
        {
            var (mark, length) = Headers[chance.Next(Headers.Length)];
            var places = PlacesOf(bytes, mark, length);
            if (places.Count == 0)
                continue;
            var at = places[chance.Next(places.Count)];
            var field = at + mark.Length + (2 * chance.Next((length - mark.Length) / 2));
            if (chance.Next(8) == 0)
                bytes = [.. bytes[..at], .. bytes[at..(at + length)], .. bytes[at..]];
            else if (chance.Next(2) == 0)
                BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(field), (ushort)Edges[chance.Next(Edges.Length)]);
            else if (field + 4 <= bytes.Length)
                BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(field), Edges[chance.Next(Edges.Length)]);
        }
        return bytes;
    }

    private static List<int> PlacesOf(byte[] bytes, byte[] mark, int length)
    {
        var places = new List<int>();
        for (var at = 0; at + length <= bytes.Length; at++)
            if (bytes.AsSpan(at).StartsWith(mark))
                places.Add(at);
        return places;
    }
}
