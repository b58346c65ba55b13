using System.Globalization;
using System.Text;
using UsmeAprende.Audit;

namespace UsmeAprende.Data;

/// <summary>
/// The newest that the database is known to hold. One that does not know it is older than it was: somebody put a copy back.
/// </summary>
/// <param name="Record">A learning record; the empty id where there is none.</param>
/// <param name="Sequence">The last entry of the audit; 0 where there is none.</param>
/// <param name="Hash">Of that entry.</param>
public sealed record HighWater(Guid Record, long Sequence, string Hash)
{
    public static readonly HighWater None = new(Guid.Empty, 0, new string('0', 2 * AuditEntry.HashBytes));

    /// <summary>Always as long: it is written over the one before.</summary>
    public byte[] ToBytes() => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Record:N} {Sequence:D19} {Hash}\n"));

    /// <summary>Null where a power cut left something else.</summary>
    public static HighWater? Parse(string text) =>
        text.TrimEnd('\n').Split(' ') is [var record, var sequence, { Length: 2 * AuditEntry.HashBytes } hash]
        && Guid.TryParseExact(record, "N", out var id)
        && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new HighWater(id, number, hash)
            : null;
}
