using Microsoft.AspNetCore.Mvc.ModelBinding;
using UsmeAprende.Typing;

namespace UsmeAprende.Web.Gatherings;

/// <summary>
/// Words that staff type, checked for being there and for their length, with a sentence beside the field where they are not.
/// </summary>
internal static class Typed
{
    /// <summary>One line; null where it is missing or too long.</summary>
    public static string? Line(ModelStateDictionary errors, string field, string? text, int longest, string missing)
    {
        var line = OptionalLine(errors, field, text, longest);
        if (line is null && TypedText.CleanLine(text).Length == 0)
            errors.AddModelError(field, missing);
        return line;
    }

    public static string? OptionalLine(ModelStateDictionary errors, string field, string? text, int longest) =>
        Short(errors, field, TypedText.CleanLine(text), longest);

    /// <summary>Several lines, as they were typed.</summary>
    public static string? Text(ModelStateDictionary errors, string field, string? text, int longest) =>
        Short(errors, field, TypedText.CleanLines(text), longest);

    private static string? Short(ModelStateDictionary errors, string field, string text, int longest)
    {
        if (text.Length > longest)
            errors.AddModelError(field, $"Es demasiado largo: caben {longest} letras y usted escribió {text.Length}.");
        return text.Length == 0 || text.Length > longest ? null : text;
    }
}
