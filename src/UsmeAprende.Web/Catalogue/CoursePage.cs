using UsmeAprende.Catalogue;

namespace UsmeAprende.Web.Catalogue;

/// <summary>A course, with what its files to carry away weigh.</summary>
/// <param name="BookKilobytes">Null while there is nothing to read.</param>
/// <param name="SheetKilobytes">By module id, of those that have lessons.</param>
public sealed record CoursePage(Course Course, int? BookKilobytes, IReadOnlyDictionary<string, int> SheetKilobytes)
{
    /// <summary>What its author must mend; told in development only.</summary>
    public IReadOnlyList<ContentFault> Faults { get; init; } = [];

    public static CoursePage Of(CourseCatalogue catalogue, Course course, Downloads downloads) =>
        new(
            course,
            course.HasLessons ? Downloads.Kilobytes(downloads.Book(catalogue, course)) : null,
            course
                .Modules.Where(m => !m.Lessons.IsEmpty)
                .ToDictionary(m => m.Id, m => Downloads.Kilobytes(downloads.Sheet(catalogue, course, m)))
        );
}
