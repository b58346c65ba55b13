using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace UsmeAprende.Web.Site.Forms;

/// <summary>What a form field knows: its name, what was typed or is stored, and what is wrong with it.</summary>
public sealed record FieldState(string Name, IReadOnlyList<string> Values, IReadOnlyList<string> Errors)
{
    public string Id { get; } = IdOf(Name);

    /// <summary>What was typed if the form comes back, else what the model holds.</summary>
    public string? Value => Values.Count > 0 ? Values[0] : null;

    public bool IsWrong => Errors.Count > 0;

    public static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_");

    public static FieldState Of(ViewContext view, ModelExpression? model, string? name, object? value = null)
    {
        var full =
            name
            ?? view.ViewData.TemplateInfo.GetFullHtmlFieldName(
                model?.Name ?? throw new InvalidOperationException("A field needs for or name.")
            );
        return view.ViewData.ModelState.TryGetValue(full, out var entry)
            ? new FieldState(full, Typed(entry) ?? Texts(value ?? model?.Model), [.. entry.Errors.Select(e => e.ErrorMessage)])
            : new FieldState(full, Texts(value ?? model?.Model), []);
    }

    private static IReadOnlyList<string>? Typed(ModelStateEntry entry) =>
        entry.RawValue switch
        {
            string[] several => several,
            null => null,
            var one => Texts(one),
        };

    private static IReadOnlyList<string> Texts(object? value) =>
        value switch
        {
            null => [],
            string text => [text],
            bool yes => [yes ? "true" : "false"],
            DateOnly day => [day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)],
            System.Collections.IEnumerable several => [.. several.Cast<object?>().SelectMany(Texts)],
            IFormattable other => [other.ToString(null, CultureInfo.InvariantCulture)],
            _ => [value.ToString() ?? ""],
        };
}
