using UsmeAprende.Catalogue;

namespace UsmeAprende.Web.Catalogue;

/// <summary><c>check-courses [folder]</c>: tells an author every fault of the courses, without starting the site.</summary>
public static class CheckCourses
{
    public const string Command = "check-courses";

    /// <returns>The exit code: 0 without faults, 1 with any.</returns>
    public static int Run(string? folder, TextWriter told)
    {
        // "dotnet run --project" runs in the project's folder, not where the author stands.
        var catalogue = CatalogueReader.Read(CatalogueOptions.Find(Directory.GetCurrentDirectory(), folder ?? "courses"));
        foreach (var fault in catalogue.Faults)
            told.WriteLine(fault);
        told.WriteLine(Closing(catalogue));
        return catalogue.Faults.IsEmpty ? 0 : 1;
    }

    private static string Closing(CourseCatalogue catalogue)
    {
        if (!catalogue.Faults.IsEmpty)
            return $"{Count(catalogue.Faults.Length, "falta", "faltas")}.";
        var lessons = catalogue.LessonsById.Values;
        var tests = catalogue.TestsById.Values;
        return $"Sin faltas: {Count(catalogue.Courses.Length, "curso", "cursos")}, {Count(lessons.Length, "lección", "lecciones")}, {Count(tests.Length, "prueba", "pruebas")}, "
            + $"{Count(lessons.Sum(l => l.Questions.Count()) + tests.Sum(t => t.Questions.Length), "pregunta", "preguntas")}, "
            + $"{Count(catalogue.Courses.Sum(c => c.Drawings.Length), "dibujo", "dibujos")}, {Count(catalogue.Glossary.Length, "término", "términos")}.";
    }

    private static string Count(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";
}
