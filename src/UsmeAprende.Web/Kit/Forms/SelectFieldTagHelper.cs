using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace UsmeAprende.Web.Kit.Forms;

/// <summary>
/// A drop-down list, for too many options to show as rows: <c>&lt;select-field for="Place" label="Vereda o barrio" items="Model.Places"
/// empty="Elija un lugar" /&gt;</c>.
/// </summary>
[HtmlTargetElement("select-field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SelectFieldTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public ModelExpression? For { get; set; }

    public string? Name { get; set; }

    public object? Value { get; set; }

    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    public bool Optional { get; set; }

    /// <summary>The first line, which means no choice yet.</summary>
    public string? Empty { get; set; }

    public IEnumerable<FormChoice> Items { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var field = FieldState.Read(View, For, Name, Value);
        var select = FieldMarkup.CreateControl("select", field, Hint, output.Attributes);
        output.TagName = "div";
        FieldMarkup.WriteHeading(output, field, "label", Label, Optional, Hint);
        if (Empty is not null)
            select.InnerHtml.AppendHtml(Line("", Empty, false));
        foreach (var item in Items)
            select.InnerHtml.AppendHtml(
                Line(item.Value, item.Text, string.Equals(item.Value, field.Value, StringComparison.OrdinalIgnoreCase))
            );
        output.Content.AppendHtml(select);
    }

    private static TagBuilder Line(string value, string text, bool chosen)
    {
        var option = new TagBuilder("option");
        option.Attributes["value"] = value;
        if (chosen)
            option.Attributes["selected"] = "";
        option.InnerHtml.Append(text);
        return option;
    }
}
