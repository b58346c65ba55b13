using UsmeAprende.Catalogue;

namespace UsmeAprende.Web.Catalogue;

/// <summary>Converts between addresses and ids of the catalogue.</summary>
public static class CatalogueAddress
{
    private const string Root = "/cursos/";

    /// <summary>The id of a path under <c>/cursos/</c>, in lower case, since phones' keyboards write capitals.</summary>
    public static ActivityId ReadId(PathString path) =>
        new(path.Value is { } value && value.Length > Root.Length ? value[Root.Length..].TrimEnd('/').ToLowerInvariant() : "");

    public static Course GetCourse(this CourseCatalogue catalogue, CourseModule module) => catalogue.CoursesById[module.CourseId];

    public static CourseModule GetModule(this CourseCatalogue catalogue, Lesson lesson) => catalogue.ModulesById[lesson.Id.ModuleId];

    public static CourseModule GetModule(this CourseCatalogue catalogue, ModuleTest test) => catalogue.ModulesById[test.Id.ModuleId];

    public static string TestPath(this CourseModule module) => $"{Root}{ActivityId.TestOf(module.Id)}";

    public static string GuidePath(this CourseModule module) => $"{Root}{ActivityId.GuideOf(module.Id)}";

    /// <summary>The address of the page with a module's questions, for repeating them.</summary>
    public static string ReviewPath(this CourseModule module) => $"{Root}{module.Id}/repaso";

    /// <summary>The address of the cards of a module's guide, to be printed.</summary>
    public static string CardsPath(this CourseModule module) => $"{Root}{module.Id}/tarjetas.pdf";

    /// <summary>The address of a course's EPUB.</summary>
    public static string BookPath(this Course course) => $"{course.Path}.epub";

    /// <summary>The address of a module's HTML file.</summary>
    public static string SheetPath(this CourseModule module) => $"{Root}{module.Id}.html";

    /// <summary>The file name of the EPUB.</summary>
    public static string BookName(this Course course) => $"{course.Id}.epub";

    public static string SheetName(this CourseCatalogue catalogue, CourseModule module) =>
        $"{catalogue.GetCourse(module).Id}-{module.Number}-{module.Slug}.html";
}
