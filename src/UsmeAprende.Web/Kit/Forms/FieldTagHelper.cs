using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace UsmeAprende.Web.Kit.Forms;

/// <summary>
/// A text input with label, hint and error: <c>&lt;field for="Phone" label="Celular" hint="Diez números" type="tel" autocomplete="tel"
/// /&gt;</c>. It shows again what was typed, except passwords. Other attributes are copied to the control.
/// </summary>
[HtmlTargetElement("field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public ModelExpression? For { get; set; }

    /// <summary>The name, for forms without a model; replaces <see cref="For"/>.</summary>
    public string? Name { get; set; }

    public object? Value { get; set; }

    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    /// <summary>An input's type, or <c>textarea</c>.</summary>
    public string Type { get; set; } = "text";

    public bool Optional { get; set; }

    /// <summary>For codes, numbers and dates: a narrow control.</summary>
    public bool Narrow { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var field = FieldState.Read(View, For, Name, Value);
        var control = FieldMarkup.CreateControl(Type == "textarea" ? "textarea" : "input", field, Hint, output.Attributes);
        output.TagName = "div";
        FieldMarkup.WriteHeading(output, field, "label", Label, Optional, Hint);
        if (Narrow)
            control.AddCssClass("short");
        if (Type == "textarea")
        {
            // HTML parsers drop the first line break after the tag, so one is added.
            control.InnerHtml.AppendHtml("\n").Append(field.Value ?? "");
            output.Content.AppendHtml(control);
            return;
        }

        control.TagRenderMode = TagRenderMode.SelfClosing;
        control.Attributes["type"] = Type;
        if (Type != "password")
        {
            if (field.Value is { Length: > 0 } value)
                control.Attributes["value"] = value;
            output.Content.AppendHtml(control);
            return;
        }

        output.Content.AppendHtml("""<div class="with-show">""").AppendHtml(control).AppendHtml(ShowButton(field)).AppendHtml("</div>");
    }

    // A script removes the hidden attribute; without scripts this is a plain password field.
    private static TagBuilder ShowButton(FieldState field)
    {
        var button = new TagBuilder("button");
        button.AddCssClass("secondary");
        button.Attributes["type"] = "button";
        button.Attributes["hidden"] = "";
        button.Attributes["data-do"] = "show";
        button.Attributes["aria-controls"] = field.Id;
        button.InnerHtml.Append("Mostrar");
        return button;
    }
}
