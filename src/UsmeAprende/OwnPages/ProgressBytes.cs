using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using UsmeAprende.Learning;

namespace UsmeAprende.OwnPages;

/// <summary>
/// Writes and reads a person's progress by activity in few bytes, about eleven for each activity. Reading needs the same
/// <see cref="ActivityNumbering"/> as writing.
/// </summary>
internal static class ProgressBytes
{
    // The most bytes of one activity without its name: number, flags, score and four times.
    private const int Longest = 5 + 1 + 1 + 4 * sizeof(long);

    [Flags]
    private enum StoredParts : byte
    {
        None = 0,
        Finished = 1,
        FinishedAtOnce = 2,
        Scored = 4,
        Right = 8,
        RightAtOnce = 16,
        Wrong = 32,
        WrongAtOnce = 64,
    }

    public static byte[] Write(IReadOnlyDictionary<ActivityId, ActivityProgress> all, ActivityNumbering numbering)
    {
        var bytes = new ArrayBufferWriter<byte>(16 + 16 * all.Count);
        foreach (var (activity, progress) in all)
        {
            WriteName(bytes, activity, numbering);
            var span = bytes.GetSpan(Longest);
            var parts =
                PartOf(progress.FinishedAt, progress.StartedAt, StoredParts.Finished, StoredParts.FinishedAtOnce)
                | (progress.BestScore is null ? StoredParts.None : StoredParts.Scored)
                | PartOf(progress.FirstRightAt, progress.StartedAt, StoredParts.Right, StoredParts.RightAtOnce)
                | PartOf(progress.FirstWrongAt, progress.StartedAt, StoredParts.Wrong, StoredParts.WrongAtOnce);
            span[0] = (byte)parts;
            BinaryPrimitives.WriteInt64LittleEndian(span[1..], progress.StartedAt.Ticks);
            var at = 1 + sizeof(long);
            if (parts.HasFlag(StoredParts.Finished))
                WriteMoment(span, ref at, progress.FinishedAt!.Value);
            if (parts.HasFlag(StoredParts.Scored))
                span[at++] = (byte)progress.BestScore!.Value;
            if (parts.HasFlag(StoredParts.Right))
                WriteMoment(span, ref at, progress.FirstRightAt!.Value);
            if (parts.HasFlag(StoredParts.Wrong))
                WriteMoment(span, ref at, progress.FirstWrongAt!.Value);
            bytes.Advance(at);
        }
        return bytes.WrittenSpan.ToArray();
    }

    public static Dictionary<ActivityId, ActivityProgress> Read(ReadOnlySpan<byte> bytes, ActivityNumbering numbering)
    {
        var all = new Dictionary<ActivityId, ActivityProgress>(bytes.Length / 11 + 1);
        for (var at = 0; at < bytes.Length; )
        {
            var activity = ReadName(bytes, ref at, numbering);
            var parts = (StoredParts)bytes[at++];
            var started = ReadMoment(bytes, ref at);
            var finished = parts.HasFlag(StoredParts.Finished) ? ReadMoment(bytes, ref at) : AtOnce(StoredParts.FinishedAtOnce);
            int? score = parts.HasFlag(StoredParts.Scored) ? bytes[at++] : null;
            var right = parts.HasFlag(StoredParts.Right) ? ReadMoment(bytes, ref at) : AtOnce(StoredParts.RightAtOnce);
            var wrong = parts.HasFlag(StoredParts.Wrong) ? ReadMoment(bytes, ref at) : AtOnce(StoredParts.WrongAtOnce);
            all.Add(activity, new ActivityProgress(started, finished, score, right, wrong));

            DateTime? AtOnce(StoredParts part) => parts.HasFlag(part) ? started : null;
        }
        return all;
    }

    private static StoredParts PartOf(DateTime? moment, DateTime started, StoredParts own, StoredParts atOnce) =>
        moment is null ? StoredParts.None
        : moment == started ? atOnce
        : own;

    // The number zero is followed by the id itself: for games, and for activities that the courses no longer have.
    private static void WriteName(ArrayBufferWriter<byte> bytes, ActivityId activity, ActivityNumbering numbering)
    {
        if (numbering.TryFind(activity, out var number))
        {
            WriteNumber(bytes, number + 1);
            return;
        }
        WriteNumber(bytes, 0);
        WriteNumber(bytes, Encoding.UTF8.GetByteCount(activity.Value));
        Encoding.UTF8.GetBytes(activity.Value, bytes);
    }

    private static ActivityId ReadName(ReadOnlySpan<byte> bytes, ref int at, ActivityNumbering numbering)
    {
        var number = ReadNumber(bytes, ref at);
        if (number > 0)
            return numbering.Activities[number - 1];
        var length = ReadNumber(bytes, ref at);
        at += length;
        return new ActivityId(Encoding.UTF8.GetString(bytes.Slice(at - length, length)));
    }

    private static void WriteNumber(ArrayBufferWriter<byte> bytes, int number)
    {
        var span = bytes.GetSpan(5);
        var at = 0;
        for (; number > 127; number >>= 7)
            span[at++] = (byte)(number | 128);
        span[at++] = (byte)number;
        bytes.Advance(at);
    }

    private static int ReadNumber(ReadOnlySpan<byte> bytes, ref int at)
    {
        var number = 0;
        for (var shift = 0; ; shift += 7)
        {
            var one = bytes[at++];
            number |= (one & 127) << shift;
            if (one < 128)
                return number;
        }
    }

    private static void WriteMoment(Span<byte> span, ref int at, DateTime moment)
    {
        BinaryPrimitives.WriteInt64LittleEndian(span[at..], moment.Ticks);
        at += sizeof(long);
    }

    private static DateTime ReadMoment(ReadOnlySpan<byte> bytes, ref int at)
    {
        at += sizeof(long);
        return new DateTime(BinaryPrimitives.ReadInt64LittleEndian(bytes[(at - sizeof(long))..]), DateTimeKind.Utc);
    }
}
