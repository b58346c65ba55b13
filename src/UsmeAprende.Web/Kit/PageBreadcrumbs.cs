namespace UsmeAprende.Web.Kit;

/// <summary>The pages above a public page, from the home page down. A view gives them to the layout as <c>ViewData["Crumbs"]</c>.</summary>
public static class PageBreadcrumbs
{
    /// <summary>For a page right below the home page.</summary>
    public static IReadOnlyList<(string Path, string Name)> Home { get; } = [("/", "Inicio")];

    public static IReadOnlyList<(string Path, string Name)> Under(params IEnumerable<(string Path, string Name)> pages) =>
        [.. Home, .. pages];
}
