using Microsoft.AspNetCore.Razor.TagHelpers;

namespace UsmeAprende.Web.Site;

/// <summary>
/// A small drawing beside a word: <c>&lt;icon name="escuchar" /&gt;</c>. The word says it all, so readers skip the drawing.
/// </summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTagHelper : TagHelper
{
    /// <summary>One of <see cref="Icons.Paths"/>.</summary>
    public string Name { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "icon");
        output.Attributes.SetAttribute("viewBox", "0 0 24 24");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent($"""<path d="{Icons.Paths[Name]}"/>""");
    }
}
