namespace UsmeAprende.Tests.Documents.Fuzzing;

/// <summary>Changes that know nothing of what a file is.</summary>
internal static class Bytes
{
    private const int MostChanges = 8;

    private static readonly byte[] Edges = [0, 1, 0x7F, 0x80, 0xFE, 0xFF];

    public static byte[] Change(Random chance, byte[] file)
    {
        var bytes = new List<byte>(file);
        for (var change = chance.Next(MostChanges); change >= 0 && bytes.Count > 0; change--)
        {
            var at = chance.Next(bytes.Count);
            var length = Math.Min(chance.Next(64), bytes.Count - at);
            switch (chance.Next(6))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << chance.Next(8));
                    break;
                case 1:
                    bytes[at] = Edges[chance.Next(Edges.Length)];
                    break;
                case 2:
                    bytes.RemoveRange(at, length);
                    break;
                case 3:
                    bytes.InsertRange(chance.Next(bytes.Count), bytes.GetRange(at, length));
                    break;
                case 4:
                    bytes.InsertRange(at, Enumerable.Repeat(Edges[chance.Next(Edges.Length)], chance.Next(3_000)));
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }
        return [.. bytes];
    }
}
