using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace UsmeAprende.Web.Kit;

/// <summary>A link of the menu, <c>&lt;a nav href="/cursos"&gt;</c>, that is marked as current on its page and on pages below it.</summary>
[HtmlTargetElement("a", Attributes = "nav")]
public sealed class NavLinkTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public string Href { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.RemoveAll("nav");
        output.Attributes.SetAttribute("href", Href);
        var path = View.HttpContext.Request.Path;
        if (path.Equals(Href, StringComparison.OrdinalIgnoreCase))
            output.Attributes.SetAttribute("aria-current", "page");
        else if (path.StartsWithSegments(Href, StringComparison.OrdinalIgnoreCase))
            output.Attributes.SetAttribute("aria-current", "true");
    }
}
