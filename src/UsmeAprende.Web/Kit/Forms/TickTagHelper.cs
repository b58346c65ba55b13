using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace UsmeAprende.Web.Kit.Forms;

/// <summary>
/// A checkbox for a single yes, such as a consent: <c>&lt;tick for="Reminders" label="Quiero recibir recordatorios" /&gt;</c>. Sends
/// <c>true</c> or nothing.
/// </summary>
[HtmlTargetElement("tick", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TickTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public ModelExpression? For { get; set; }

    public string? Name { get; set; }

    public object? Value { get; set; }

    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var field = FieldState.Read(View, For, Name, Value);
        var input = FieldMarkup.CreateControl("input", field, null, output.Attributes);
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = "checkbox";
        input.Attributes["value"] = "true";
        if (string.Equals(field.Value, "true", StringComparison.OrdinalIgnoreCase))
            input.Attributes["checked"] = "";
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", field.IsWrong ? "field field-wrong" : "field");
        FieldMarkup.AppendHintAndErrors(output.Content, field, null);
        output.Content.AppendHtml(ChoicesTagHelper.OptionRow(input, Label, Hint));
    }
}
