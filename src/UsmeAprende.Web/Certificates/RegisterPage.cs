using UsmeAprende.Certificates;

namespace UsmeAprende.Web.Certificates;

/// <summary>The register of a year, page by page.</summary>
public sealed record RegisterPage(
    RegisterForm Form,
    IReadOnlyList<int> Years,
    IReadOnlyList<(string Id, string Title)> Courses,
    IReadOnlyList<RegisterLine> Lines,
    int All
);
