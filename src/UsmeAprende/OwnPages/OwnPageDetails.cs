using System.Text.Json;
using System.Text.Json.Serialization;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Gatherings.Seats;

namespace UsmeAprende.OwnPages;

/// <summary>What the pages of one's own show besides progress, as far as neither the clock nor the courses change it.</summary>
/// <param name="Weeks">Mondays of the active weeks, as days since the year 1, in order.</param>
/// <param name="Badges">Those that stand, the newest first; which of them are in the book is asked of the book.</param>
/// <param name="Attended">Gatherings that the person came to.</param>
/// <param name="Seats">Seats, had or waited for, at gatherings that were not over when this was computed, the next first.</param>
/// <param name="Groups">Groups that the person is in, the latest first.</param>
internal sealed record OwnPageDetails(
    IReadOnlyList<int> Weeks,
    IReadOnlyList<string> Badges,
    IReadOnlyList<AttendedGathering> Attended,
    IReadOnlyList<OwnSeat> Seats,
    IReadOnlyList<OwnEnrolment> Groups
)
{
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, OwnPageJson.Default.OwnPageDetails);

    public static OwnPageDetails Read(byte[] bytes) => JsonSerializer.Deserialize(bytes, OwnPageJson.Default.OwnPageDetails)!;
}

/// <summary>Written without reflection: it is read at every page of one's own.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(OwnPageDetails))]
internal sealed partial class OwnPageJson : JsonSerializerContext;
