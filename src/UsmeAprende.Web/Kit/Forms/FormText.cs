using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using UsmeAprende.Typing;

namespace UsmeAprende.Web.Kit.Forms;

/// <summary>
/// Words that staff type, checked for being there and for their length, with a sentence beside the field where they are not.
/// </summary>
internal static class FormText
{
    /// <summary>One line; null where it is missing or too long.</summary>
    public static string? ReadLine(ModelStateDictionary errors, string field, string? text, int longest, string missing)
    {
        var line = ReadOptionalLine(errors, field, text, longest);
        if (line is null && TypedText.CleanLine(text).Length == 0)
            errors.AddModelError(field, missing);
        return line;
    }

    public static string? ReadOptionalLine(ModelStateDictionary errors, string field, string? text, int longest) =>
        ReadShort(errors, field, TypedText.CleanLine(text), longest);

    /// <summary>Several lines, as they were typed.</summary>
    public static string? ReadText(ModelStateDictionary errors, string field, string? text, int longest) =>
        ReadShort(errors, field, TypedText.CleanLines(text), longest);

    private static string? ReadShort(ModelStateDictionary errors, string field, string text, int longest)
    {
        if (text.Length > longest)
            errors.AddModelError(field, $"Es demasiado largo: caben {longest} letras y usted escribió {text.Length}.");
        return text.Length == 0 || text.Length > longest ? null : text;
    }
}

/// <summary>Days and times of the day as browsers send them, or as people type them where the browser knows no such fields.</summary>
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
