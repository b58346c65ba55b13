namespace UsmeAprende.Web.Learning;

/// <param name="View">The address of a partial view.</param>
/// <param name="Model">What that view shows.</param>
public sealed record MyLearningSection(string View, object Model);
