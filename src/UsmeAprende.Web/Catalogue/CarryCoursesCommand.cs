using UsmeAprende.Catalogue;

namespace UsmeAprende.Web.Catalogue;

/// <summary>
/// The command <c>carry-courses FOLDER</c>: writes every course as an EPUB and every module as an HTML file, to copy them to a memory card
/// for a café without signal, or to check them.
/// </summary>
public static class CarryCoursesCommand
{
    public const string Command = "carry-courses";

    /// <returns>The exit code.</returns>
    public static int Run(IServiceProvider services, string folder, TextWriter tell)
    {
        var catalogue = services.GetRequiredService<CatalogueStore>().Current;
        var downloads = services.GetRequiredService<CourseDownloads>();
        Directory.CreateDirectory(folder);
        foreach (var course in catalogue.Courses.Where(c => c.HasLessons))
        {
            Write(course.BookName(), downloads.GetBook(catalogue, course));
            foreach (var module in course.Modules.Where(m => !m.Lessons.IsEmpty))
                Write(catalogue.SheetName(module), downloads.GetSheet(catalogue, course, module));
        }

        foreach (var fault in catalogue.Faults)
            tell.WriteLine(fault);
        return catalogue.Faults.IsEmpty ? 0 : 1;

        void Write(string name, byte[] file)
        {
            File.WriteAllBytes(Path.Combine(folder, name), file);
            tell.WriteLine($"{name}: {CourseDownloads.Kilobytes(file)} KB");
        }
    }
}
