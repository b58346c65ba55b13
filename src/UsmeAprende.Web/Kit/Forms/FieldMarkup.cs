using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace UsmeAprende.Web.Kit.Forms;

/// <summary>Writes the hint and the error around a control, and the control's references to them.</summary>
internal static class FieldMarkup
{
    /// <summary>Copies attributes of the tag that the helper does not know, such as <c>autocomplete</c>, to the control.</summary>
    public static TagBuilder CreateControl(string element, FieldState field, string? hint, TagHelperAttributeList passed)
    {
        var control = new TagBuilder(element);
        foreach (var attribute in passed)
            control.Attributes[attribute.Name] = attribute.ValueStyle == HtmlAttributeValueStyle.Minimized ? "" : Text(attribute.Value);
        passed.Clear();
        control.Attributes["id"] = field.Id;
        control.Attributes["name"] = field.Name;
        AddDescription(control.Attributes, field, hint);
        return control;
    }

    public static void AddDescription(AttributeDictionary attributes, FieldState field, string? hint)
    {
        if (field.IsWrong)
            attributes["aria-invalid"] = "true";
        if (DescribedBy(field, hint) is { } ids)
            attributes["aria-describedby"] = ids;
    }

    public static string? DescribedBy(FieldState field, string? hint) =>
        (hint, field.IsWrong) switch
        {
            (null, false) => null,
            (null, true) => $"{field.Id}-error",
            (_, false) => $"{field.Id}-ayuda",
            _ => $"{field.Id}-ayuda {field.Id}-error",
        };

    /// <summary>Label, hint and errors, in reading order.</summary>
    public static void WriteHeading(
        TagHelperOutput output,
        FieldState field,
        string titleElement,
        string title,
        bool optional,
        string? hint
    )
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", field.IsWrong ? "field field-wrong" : "field");
        var heading = new TagBuilder(titleElement);
        if (titleElement == "label")
            heading.Attributes["for"] = field.Id;
        heading.InnerHtml.Append(optional ? $"{title} (opcional)" : title);
        output.Content.AppendHtml(heading);
        AppendHintAndErrors(output.Content, field, hint);
    }

    public static void AppendHintAndErrors(IHtmlContentBuilder content, FieldState field, string? hint)
    {
        if (hint is not null)
            content.AppendHtml(CreateLine("hint", $"{field.Id}-ayuda", hint));
        if (field.IsWrong)
            content.AppendHtml(CreateLine("wrong", $"{field.Id}-error", string.Join(' ', field.Errors)));
    }

    public static TagBuilder CreateLine(string style, string? id, string text)
    {
        var line = new TagBuilder("span");
        line.AddCssClass(style);
        if (id is not null)
            line.Attributes["id"] = id;
        line.InnerHtml.Append(text);
        return line;
    }

    private static string? Text(object? value) =>
        value switch
        {
            null => null,
            HtmlString html => System.Net.WebUtility.HtmlDecode(html.Value),
            _ => value.ToString(),
        };
}

/// <summary>A form field's name, value and errors.</summary>
public sealed record FieldState(string Name, IReadOnlyList<string> Values, IReadOnlyList<string> Errors)
{
    public string Id { get; } = IdOf(Name);

    /// <summary>The typed value if the form comes back, else the model's value.</summary>
    public string? Value => Values.Count > 0 ? Values[0] : null;

    public bool IsWrong => Errors.Count > 0;

    public static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_");

    public static FieldState Read(ViewContext view, ModelExpression? model, string? name, object? value = null)
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
