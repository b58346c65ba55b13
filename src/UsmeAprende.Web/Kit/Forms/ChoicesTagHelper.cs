using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace UsmeAprende.Web.Kit.Forms;

/// <summary>
/// A choice of one of a few options, or with <c>several</c> of any of them, as large rows to tap: <c>&lt;choices for="Document" legend="Su
/// documento" items="Model.Documents" /&gt;</c>.
/// </summary>
[HtmlTargetElement("choices", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ChoicesTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public ModelExpression? For { get; set; }

    public string? Name { get; set; }

    public object? Value { get; set; }

    public string Legend { get; set; } = "";

    public string? Hint { get; set; }

    public bool Several { get; set; }

    public bool Optional { get; set; }

    public IEnumerable<FormChoice> Items { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var field = FieldState.Read(View, For, Name, Value);
        output.TagName = "fieldset";
        FieldMarkup.WriteHeading(output, field, "legend", Legend, Optional, Hint);
        if (FieldMarkup.DescribedBy(field, Hint) is { } ids)
            output.Attributes.SetAttribute("aria-describedby", ids);

        // The first row has the field's id, so that the error summary can link to it.
        var id = field.Id;
        foreach (var item in Items)
        {
            output.Content.AppendHtml(Row(field, item, id));
            id = $"{field.Id}-{FieldState.IdOf(item.Value)}";
        }
    }

    private TagBuilder Row(FieldState field, FormChoice item, string id)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.Attributes["type"] = Several ? "checkbox" : "radio";
        input.Attributes["id"] = id;
        input.Attributes["name"] = field.Name;
        input.Attributes["value"] = item.Value;
        if (field.Values.Contains(item.Value, StringComparer.OrdinalIgnoreCase))
            input.Attributes["checked"] = "";
        return OptionRow(input, item.Text, item.Hint);
    }

    internal static TagBuilder OptionRow(TagBuilder input, string text, string? hint)
    {
        var words = new TagBuilder("span");
        words.InnerHtml.Append(text);
        if (hint is not null)
            words.InnerHtml.AppendHtml(FieldMarkup.CreateLine("hint", null, hint));
        var row = new TagBuilder("label");
        row.AddCssClass("option");
        row.InnerHtml.AppendHtml(input).AppendHtml(words);
        return row;
    }
}

/// <summary>An option of a form: its value, its label and a hint.</summary>
public sealed record FormChoice(string Value, string Text, string? Hint = null);
