namespace UsmeAprende.Web.Kit;

/// <summary>What the head of a page says if the page has one of its own, one line high, with the site's menu at its foot.</summary>
/// <param name="Path">Where the cross leads.</param>
/// <param name="Back">What is there.</param>
/// <param name="Place">Such as "Lección 2 de 4".</param>
public sealed record SlimHead(string Path, string Back, string Place)
{
    /// <summary>Its key in the view data.</summary>
    public const string Key = "SlimHead";
}
