using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using UsmeAprende.Badges.Reading;
using UsmeAprende.Catalogue;
using UsmeAprende.Catalogue.Linting;
using UsmeAprende.Reports.Plan;
using UsmeAprende.Wording;

namespace UsmeAprende.Web.Operations;

/// <summary>
/// <c>check-courses [folder] [--estricto]</c>: reports all faults and style problems of the courses, badges and action plans to an author,
/// without starting the site; when strict, also what teaches badly.
/// </summary>
public static class CheckCoursesCommand
{
    public const string Command = "check-courses";

    /// <summary>Asks for <see cref="StrictCourseCheck"/> as well.</summary>
    public const string Strict = "--estricto";

    /// <summary>The given folder, or the one that the site reads.</summary>
    public static string FindFolder(IServiceProvider services, string[] operands) =>
        operands.Except([Strict]).ToArray() is [var named]
            // "dotnet run --project" runs in the project's folder, not in the author's current one.
            ? Path.GetFullPath(CatalogueOptions.FindFolder(Directory.GetCurrentDirectory(), named))
            : services.GetRequiredService<IOptions<CatalogueOptions>>().Value.Folder;

    /// <returns>The exit code: 0 if there are no problems, else 1.</returns>
    public static int Run(string path, TextWriter told, bool isStrict = false)
    {
        var catalogue = CatalogueReader.Read(path);
        ImmutableArray<LintFinding> findings = [.. CourseLinter.Lint(path), .. isStrict ? StrictCourseCheck.Check(path) : []];
        var badges = BadgeBookReader.Read(path, catalogue);
        ContentFault[] faults = [.. catalogue.Faults, .. badges.Faults, .. ActionPlanReader.Read(path, catalogue).Faults];
        foreach (var line in Sorted(faults, findings))
            told.WriteLine(line);
        told.WriteLine(Closing(catalogue, badges.ById.Count, faults.Length, findings.Length));
        told.WriteLine($"Se leyó la carpeta {path}");
        return faults.Length == 0 && findings.IsEmpty ? 0 : 1;
    }

    private static IEnumerable<string> Sorted(IEnumerable<ContentFault> faults, IEnumerable<LintFinding> findings) =>
        faults
            .Select(f => (f.File, f.Line, Told: f.ToString()))
            .Concat(findings.Select(f => (f.File, f.Line, Told: f.ToString())))
            .OrderBy(f => f.File, StringComparer.Ordinal)
            .ThenBy(f => f.Line)
            .Select(f => f.Told);

    private static string Closing(CourseCatalogue catalogue, int badges, int faults, int findings)
    {
        if (faults > 0 || findings > 0)
            return $"{SpanishCount.Format(faults, "falta", "faltas")} y {SpanishCount.Format(findings, "reparo", "reparos")}. "
                + "Con una falta el curso no se publica; un reparo lo hace difícil de leer. Corrija todo.";
        var lessons = catalogue.LessonsById.Values;
        var tests = catalogue.TestsById.Values;
        var questions = lessons.Sum(l => l.Questions.Count()) + tests.Sum(t => t.Questions.Length);
        return $"Sin faltas: {SpanishCount.Format(catalogue.Courses.Length, "curso", "cursos")}, "
            + $"{SpanishCount.Format(lessons.Length, "lección", "lecciones")}, {SpanishCount.Format(tests.Length, "prueba", "pruebas")}, "
            + $"{SpanishCount.Format(questions, "pregunta", "preguntas")}, "
            + $"{SpanishCount.Format(catalogue.Courses.Sum(c => c.Drawings.Length), "dibujo", "dibujos")}, "
            + $"{SpanishCount.Format(catalogue.Glossary.Length, "término", "términos")}"
            + $"{(badges > 0 ? $", {SpanishCount.Format(badges, "insignia", "insignias")}" : "")}.";
    }
}
