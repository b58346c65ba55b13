using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace UsmeAprende.Web.Site.Forms;

/// <summary>The hint and the error around a control, and how the control names them.</summary>
internal static class FieldFrame
{
    /// <summary>Attributes of the tag that are not the helper's own, such as <c>autocomplete</c>, go to the control itself.</summary>
    public static TagBuilder Control(string element, FieldState field, string? hint, TagHelperAttributeList passed)
    {
        var control = new TagBuilder(element);
        foreach (var attribute in passed)
            control.Attributes[attribute.Name] = attribute.ValueStyle == HtmlAttributeValueStyle.Minimized ? "" : Text(attribute.Value);
        passed.Clear();
        control.Attributes["id"] = field.Id;
        control.Attributes["name"] = field.Name;
        Describe(control.Attributes, field, hint);
        return control;
    }

    public static void Describe(AttributeDictionary attributes, FieldState field, string? hint)
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

    /// <summary>Label, hint and errors, in the order people read them.</summary>
    public static void Open(TagHelperOutput output, FieldState field, string titleElement, string title, bool optional, string? hint)
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
            content.AppendHtml(Line("hint", $"{field.Id}-ayuda", hint));
        if (field.IsWrong)
            content.AppendHtml(Line("wrong", $"{field.Id}-error", string.Join(' ', field.Errors)));
    }

    public static TagBuilder Line(string style, string? id, string text)
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
