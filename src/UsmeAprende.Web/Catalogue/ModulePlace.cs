using UsmeAprende.Catalogue;

namespace UsmeAprende.Web.Catalogue;

/// <summary>A module within its course.</summary>
/// <param name="FirstLesson">Where it begins; null while the module is only announced.</param>
public sealed record ModulePlace(Course Course, Module Module, Lesson? FirstLesson)
{
    public string Path => FirstLesson?.Path ?? $"{Course.Path}#{Module.Slug}";

    public static ModulePlace Of(CourseCatalogue catalogue, string moduleId)
    {
        var module = catalogue.ModulesById[moduleId];
        return new ModulePlace(catalogue.CourseOf(module), module, module.Lessons.FirstOrDefault());
    }
}
