using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace UsmeAprende;

/// <summary>
/// The id of something that people do, as records and addresses write it. Its form says what it is:
/// <list type="bullet">
/// <item><c>course/module/lesson</c>, with <c>prueba</c> in the lesson's place for the module's test, and <c>tarea</c> for its task;</item>
/// <item>with one part more, a question or practice of that lesson or test;</item>
/// <item><c>juego/game</c>;</item>
/// <item><c>encuentro/guid</c>, that somebody came to a gathering, and <c>gracias/guid</c>, that somebody helped there.</item>
/// </list>
/// Only this type takes an id apart.
/// </summary>
[TypeConverter(typeof(ActivityIdTypeConverter))]
[JsonConverter(typeof(ActivityIdJsonConverter))]
public readonly record struct ActivityId : IComparable<ActivityId>
{
    /// <summary>How the id of a module's test ends: for queries, where <see cref="IsTest"/> cannot be called.</summary>
    public const string TestSuffix = "/prueba";

    /// <summary>How the id of a module's task ends.</summary>
    public const string TaskSuffix = "/tarea";

    private const string GuideSuffix = "/guia";
    private const string GamePrefix = "juego/";
    private const string GatheringPrefix = "encuentro/";
    private const string LateSuffix = "/tarde";
    private const string EarlySuffix = "/temprano";
    private const string ThanksPrefix = "gracias/";

    // A struct can be made without its constructor, so nothing and an empty text are one id.
    private readonly string? _value;

    public ActivityId(string value) => _value = value.Length == 0 ? null : value;

    public string Value => _value ?? "";

    /// <summary>A module's test. No lesson may be called <c>prueba</c>; the questions of a test have longer ids.</summary>
    public bool IsTest => Value.EndsWith(TestSuffix, StringComparison.Ordinal);

    public bool IsLesson => !IsTest && Value.AsSpan().Count('/') == 2;

    public bool IsGame => Value.StartsWith(GamePrefix, StringComparison.Ordinal);

    /// <summary>Somebody was at a gathering, or came late, or left early.</summary>
    public bool IsAboutGathering => Value.StartsWith(GatheringPrefix, StringComparison.Ordinal);

    /// <summary>Somebody helped others at a gathering.</summary>
    public bool IsThanks => Value.StartsWith(ThanksPrefix, StringComparison.Ordinal);

    /// <summary>Somebody came late to a gathering, or left early. The record's answer is the time in Bogotá, <c>HH:mm</c>.</summary>
    public bool IsAttendanceNote =>
        Value.EndsWith(LateSuffix, StringComparison.Ordinal) || Value.EndsWith(EarlySuffix, StringComparison.Ordinal);

    /// <summary>The last part: its name within what it belongs to.</summary>
    public string Slug => Value[(Value.LastIndexOf('/') + 1)..];

    /// <summary>The first part: its course, if it belongs to one.</summary>
    public string CourseId => Value.IndexOf('/') is >= 0 and var slash ? Value[..slash] : Value;

    /// <summary>The module of a lesson, test, task or guide; for others, the id without its last part.</summary>
    public string ModuleId => Value.LastIndexOf('/') is >= 0 and var slash ? Value[..slash] : Value;

    /// <summary>The id without its last part: for a question or practice, the lesson or test where it stands.</summary>
    public ActivityId Parent => new(ModuleId);

    /// <param name="module">The id of a module.</param>
    public static ActivityId LessonOf(string module, string slug) => new($"{module}/{slug}");

    /// <inheritdoc cref="LessonOf"/>
    public static ActivityId TestOf(string module) => new(module + TestSuffix);

    /// <summary>
    /// A module's task that a facilitator observed. The record's answer is the attendance activity of the gathering where it was shown.
    /// </summary>
    /// <inheritdoc cref="LessonOf"/>
    public static ActivityId TaskOf(string module) => new(module + TaskSuffix);

    /// <inheritdoc cref="LessonOf"/>
    public static ActivityId GuideOf(string module) => new(module + GuideSuffix);

    public static ActivityId GameOf(string game) => new(GamePrefix + game);

    /// <summary>Somebody came. The mark counts for the whole gathering (R21).</summary>
    public static ActivityId AttendanceOf(Guid gathering) => new($"{GatheringPrefix}{gathering:D}");

    /// <summary>Somebody came late.</summary>
    public static ActivityId LateOf(Guid gathering) => new(AttendanceOf(gathering).Value + LateSuffix);

    /// <summary>Somebody left before the end.</summary>
    public static ActivityId EarlyOf(Guid gathering) => new(AttendanceOf(gathering).Value + EarlySuffix);

    /// <summary>Somebody helped others at a gathering.</summary>
    public static ActivityId ThanksOf(Guid gathering) => new($"{ThanksPrefix}{gathering:D}");

    /// <summary>The activities that say if somebody was at a gathering, and when they came and left.</summary>
    public static IReadOnlyList<ActivityId> ListForAttendance(Guid gathering) =>
        [AttendanceOf(gathering), LateOf(gathering), EarlyOf(gathering)];

    /// <summary>
    /// All ids within a course or module are at least <c>Start</c> and less than <c>End</c>. An index can answer that, as it cannot answer
    /// how a text begins.
    /// </summary>
    public static (ActivityId Start, ActivityId End) RangeWithin(string place) => (new($"{place}/"), new($"{place}0"));

    /// <summary>For the methods of a text in queries, such as a suffix. Becomes a <c>CAST</c>: no index can answer it.</summary>
    public static explicit operator string(ActivityId id) => id.Value;

    public static bool operator <(ActivityId one, ActivityId other) => one.CompareTo(other) < 0;

    public static bool operator >(ActivityId one, ActivityId other) => one.CompareTo(other) > 0;

    public static bool operator <=(ActivityId one, ActivityId other) => one.CompareTo(other) <= 0;

    public static bool operator >=(ActivityId one, ActivityId other) => one.CompareTo(other) >= 0;

    /// <summary>A question, practice or reflection of this lesson or test.</summary>
    public ActivityId Within(string slug) => new($"{Value}/{slug}");

    /// <param name="place">The id of a course, module, lesson or test.</param>
    public bool IsWithin(string place) =>
        Value.Length > place.Length && Value[place.Length] == '/' && Value.StartsWith(place, StringComparison.Ordinal);

    /// <summary>Returns the gathering of an attendance, a late or early note, or a thank-you.</summary>
    public bool TryParseGathering(out Guid gathering)
    {
        var id = Value.AsSpan();
        if (id.StartsWith(ThanksPrefix))
            return Guid.TryParseExact(id[ThanksPrefix.Length..], "D", out gathering);
        gathering = default;
        if (!id.StartsWith(GatheringPrefix))
            return false;
        id = id[GatheringPrefix.Length..];
        id =
            id.EndsWith(LateSuffix) ? id[..^LateSuffix.Length]
            : id.EndsWith(EarlySuffix) ? id[..^EarlySuffix.Length]
            : id;
        return Guid.TryParseExact(id, "D", out gathering);
    }

    /// <summary>Returns the module whose task it is.</summary>
    public bool TryParseTask(out string module)
    {
        module = Value.EndsWith(TaskSuffix, StringComparison.Ordinal) ? Value[..^TaskSuffix.Length] : "";
        return module.AsSpan().Count('/') == 1;
    }

    public int CompareTo(ActivityId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

// Forms and routes read ids from text by it.
public sealed class ActivityIdTypeConverter : TypeConverter
{
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string);

    public override object ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        new ActivityId((string)value);
}

public sealed class ActivityIdJsonConverter : JsonConverter<ActivityId>
{
    public override ActivityId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, ActivityId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);

    public override ActivityId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString()!);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, ActivityId value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Value);
}
