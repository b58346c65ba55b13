namespace UsmeAprende.Web.Learning;

/// <summary>A part of one's learning page that another feature fills.</summary>
/// <param name="View">The address of a partial view.</param>
/// <param name="Model">What that view shows.</param>
/// <param name="IsNews">Stands above the courses, since somebody may have to act on it.</param>
public sealed record MyLearningSection(string View, object Model, bool IsNews = false);
