using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace UsmeAprende.Web.Kit.Forms;

/// <summary>
/// The list of errors at the top of a form that comes back, each with a link to its field. It takes the focus, without a script.
/// </summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // In the order of the form, which is that of its model.
        var order = View.ViewData.ModelMetadata.Properties.Select(p => p.Name).ToList();
        var errors = View
            .ViewData.ModelState.OrderBy(entry => Place(order, entry.Key))
            .SelectMany(entry => entry.Value!.Errors, (entry, error) => (Field: entry.Key, Message: error.ErrorMessage))
            .ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "error-summary");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.Add(new TagHelperAttribute("autofocus"));
        var list = new TagBuilder("ul");
        foreach (var (field, message) in errors)
            list.InnerHtml.AppendHtml(Line(field, message));
        output.Content.AppendHtml(Heading(errors)).AppendHtml(list);
    }

    // An exact name goes before a prefix: "GuardianAuthorises" also begins with "Guardian".
    private static int Place(List<string?> order, string key) =>
        order.FindIndex(name => string.Equals(name, key, StringComparison.OrdinalIgnoreCase)) is >= 0 and var exact
            ? exact
            : order.FindIndex(name => name is not null && key.StartsWith(name, StringComparison.OrdinalIgnoreCase));

    private static string Heading(List<(string Field, string Message)> errors) =>
        errors switch
        {
            [(Field: "", _)] => "<h2>No pudimos hacerlo</h2>",
            [_] => "<h2>Revise este dato</h2>",
            _ => "<h2>Revise estos datos</h2>",
        };

    private static TagBuilder Line(string field, string message)
    {
        var line = new TagBuilder("li");
        if (field.Length == 0)
        {
            line.InnerHtml.Append(message);
            return line;
        }

        var link = new TagBuilder("a");
        link.Attributes["href"] = $"#{FieldState.IdOf(field)}";
        link.InnerHtml.Append(message);
        line.InnerHtml.AppendHtml(link);
        return line;
    }
}
