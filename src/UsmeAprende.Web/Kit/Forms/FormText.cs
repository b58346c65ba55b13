using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using UsmeAprende.Typing;

namespace UsmeAprende.Web.Kit.Forms;

/// <summary>Checks that a text is there and not too long, and adds an error to the field if not.</summary>
internal static class FormText
{
    /// <summary>A text on one line; null if it is missing or too long.</summary>
    public static string? ReadLine(ModelStateDictionary errors, string field, string? text, int longest, string missing)
    {
        var line = ReadOptionalLine(errors, field, text, longest);
        if (line is null && TypedText.CleanLine(text).Length == 0)
            errors.AddModelError(field, missing);
        return line;
    }

    public static string? ReadOptionalLine(ModelStateDictionary errors, string field, string? text, int longest) =>
        ReadShort(errors, field, TypedText.CleanLine(text), longest);

    /// <summary>A text on several lines.</summary>
    public static string? ReadText(ModelStateDictionary errors, string field, string? text, int longest) =>
        ReadShort(errors, field, TypedText.CleanLines(text), longest);

    private static string? ReadShort(ModelStateDictionary errors, string field, string text, int longest)
    {
        if (text.Length > longest)
            errors.AddModelError(field, $"Es demasiado largo: caben {longest} letras y usted escribió {text.Length}.");
        return text.Length == 0 || text.Length > longest ? null : text;
    }
}

/// <summary>Reads days and times as browsers send them, or as people type them in browsers without such fields.</summary>
public static class TimeInput
{
    private static readonly string[] Days = ["yyyy-MM-dd", "d/M/yyyy", "d-M-yyyy"];
    private static readonly string[] Times = ["HH:mm", "H:mm", "HH:mm:ss"];

    public static bool TryParseDay(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(TypedText.CleanValue(text), Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    public static bool TryParseTime(string? text, out TimeOnly time) =>
        TimeOnly.TryParseExact(TypedText.CleanValue(text), Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    public static string Format(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Format(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
