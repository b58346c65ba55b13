using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Site.Forms;

/// <summary>
/// Has every form that sends something say for whom its page was made (R32). A page that is the same for everyone was made for nobody in
/// particular and says nothing: there a script says whom it shows.
/// </summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class ForWhomTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var http = View.HttpContext;
        if (http.GetEndpoint()?.Metadata.GetMetadata<PublicPageAttribute>() is null)
            output.PostContent.AppendHtml(
                $"""<input type="hidden" name="{ForWhomGuard.Field}" value="{http.User.TryPersonId()?.ToString() ?? ForWhomGuard.Nobody}">"""
            );
    }
}
