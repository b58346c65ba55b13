namespace UsmeAprende.Web.Learning;

/// <summary>A card of one's learning page, with the page that says more.</summary>
public sealed record OwnNews(string Title, IReadOnlyList<string> Sentences, string Path, string LinkWords);
