using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace UsmeAprende.Web.Kit.Forms;

/// <summary>
/// What was done, on the page after a form: <c>&lt;success-banner&gt;&lt;p&gt;&lt;strong&gt;Listo.&lt;/strong&gt; Cedió su cupo.&lt;/p&gt;
/// &lt;/success-banner&gt;</c>. A screen reader says nothing of a message that is already there when a page opens. So it takes the focus,
/// without a script, and its first sentence begins the page's title.
/// </summary>
[HtmlTargetElement("success-banner")]
public sealed partial class SuccessBannerTagHelper : TagHelper
{
    private const string Key = nameof(SuccessBannerTagHelper);

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        // In the request's items, since a partial view has view data of its own, which the layout does not see.
        View.HttpContext.Items.TryAdd(Key, FirstSentence(WebUtility.HtmlDecode(Tag().Replace(content.GetContent(), " "))));
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "notice success");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.Add(new TagHelperAttribute("autofocus"));
    }

    /// <summary>What the title begins with; empty if nothing was done.</summary>
    public static string TitlePrefix(HttpContext http) => http.Items[Key] is string said ? $"{said} – " : "";

    private static string FirstSentence(string text)
    {
        var words = Blank().Replace(text, " ").Trim();
        const string done = "Listo. ";
        if (words.StartsWith(done, StringComparison.Ordinal))
            words = words[done.Length..];
        return SentenceEnd().Split(words)[0];
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    [GeneratedRegex(@"[.:](?:\s|$)")]
    private static partial Regex SentenceEnd();
}
