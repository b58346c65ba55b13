using System.Text.Json;
using System.Text.Json.Serialization;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Gatherings.Seats;

namespace UsmeAprende.OwnPages;

/// <summary>The data of own pages besides progress: only what depends neither on the clock nor on the courses.</summary>
/// <param name="Weeks">Mondays of the active weeks, as days since the year 1, in order.</param>
/// <param name="Badges">Ids of badges that are not revoked, newest first. Some may no longer be in the badge book.</param>
/// <param name="Attended">Gatherings that the person came to.</param>
/// <param name="Seats">Seats and places on waiting lists at gatherings not over at the time of computing, in order of time.</param>
/// <param name="Groups">Groups that the person is in, latest first.</param>
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

/// <summary>Source-generated, since it is read for every own page.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(OwnPageDetails))]
internal sealed partial class OwnPageJson : JsonSerializerContext;
