namespace UsmeAprende.Testing;

/// <summary>A message in a mailbox.</summary>
public sealed class ImapMessage(uint uid, byte[] text)
{
    public uint Uid { get; } = uid;

    public byte[] Text { get; } = text;

    public HashSet<string> Flags { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    public bool IsSeen => Flags.Contains(@"\Seen");
}
