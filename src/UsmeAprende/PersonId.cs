using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace UsmeAprende;

/// <summary>
/// The id of a row of People. The same human may have several rows (R14): the row that stands for them is a <see cref="HumanId"/>, and one
/// is never taken for the other by mistake.
/// </summary>
[TypeConverter(typeof(PersonIdTypeConverter))]
[JsonConverter(typeof(PersonIdJsonConverter))]
public readonly record struct PersonId(Guid Value) : IComparable<PersonId>, ISpanFormattable
{
    public static readonly PersonId Empty;

    /// <summary>A new one; ids made later sort later.</summary>
    public static PersonId New() => new(Guid.CreateVersion7());

    public static PersonId Parse(string text) => new(Guid.Parse(text));

    public static bool TryParse([NotNullWhen(true)] string? text, out PersonId id)
    {
        var isOne = Guid.TryParse(text, out var value);
        id = new PersonId(value);
        return isOne;
    }

    /// <param name="format">As of a <see cref="Guid"/>: <c>D</c> with hyphens, <c>N</c> without.</param>
    public static bool TryParseExact(ReadOnlySpan<char> text, string format, out PersonId id)
    {
        var isOne = Guid.TryParseExact(text, format, out var value);
        id = new PersonId(value);
        return isOne;
    }

    public static bool operator <(PersonId one, PersonId other) => one.CompareTo(other) < 0;

    public static bool operator >(PersonId one, PersonId other) => one.CompareTo(other) > 0;

    public static bool operator <=(PersonId one, PersonId other) => one.CompareTo(other) <= 0;

    public static bool operator >=(PersonId one, PersonId other) => one.CompareTo(other) >= 0;

    public int CompareTo(PersonId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();

    public string ToString([StringSyntax(StringSyntaxAttribute.GuidFormat)] string? format) => Value.ToString(format);

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => Value.ToString(format);

    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        Value.TryFormat(destination, out charsWritten, format);
}

/// <summary>
/// The id of the row that stands for a human, of all rows that were found to be theirs (R14). To look a row up by it, or to say that a row
/// stands for its human, it is converted on purpose.
/// </summary>
[JsonConverter(typeof(HumanIdJsonConverter))]
public readonly record struct HumanId(Guid Value) : IComparable<HumanId>
{
    /// <summary>The row itself, to be used as any other.</summary>
    public static explicit operator PersonId(HumanId human) => new(human.Value);

    /// <summary>Of a row that is known to stand for its human.</summary>
    public static explicit operator HumanId(PersonId row) => new(row.Value);

    public static bool operator <(HumanId one, HumanId other) => one.CompareTo(other) < 0;

    public static bool operator >(HumanId one, HumanId other) => one.CompareTo(other) > 0;

    public static bool operator <=(HumanId one, HumanId other) => one.CompareTo(other) <= 0;

    public static bool operator >=(HumanId one, HumanId other) => one.CompareTo(other) >= 0;

    public int CompareTo(HumanId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

// Routes, forms and Identity read ids from text by it.
public sealed class PersonIdTypeConverter : TypeConverter
{
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string);

    public override object ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        PersonId.Parse((string)value);
}

public sealed class PersonIdJsonConverter : JsonConverter<PersonId>
{
    public override PersonId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetGuid());

    public override void Write(Utf8JsonWriter writer, PersonId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);

    public override PersonId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        PersonId.Parse(reader.GetString()!);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, PersonId value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString());
}

public sealed class HumanIdJsonConverter : JsonConverter<HumanId>
{
    public override HumanId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetGuid());

    public override void Write(Utf8JsonWriter writer, HumanId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
