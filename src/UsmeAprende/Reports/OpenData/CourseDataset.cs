using System.Collections.Immutable;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Reports.OpenData;

/// <summary>What is taught.</summary>
internal sealed class CourseDataset(CatalogueStore catalogue)
    : OpenDataset(
        "cursos",
        "Cursos y lecciones",
        "Las lecciones de los cursos, en su orden, con lo que duran y dónde se leen.",
        [
            new("curso_id", OpenColumnType.Text, "Identificador del curso. No cambia."),
            new("curso", OpenColumnType.Text, "Nombre del curso."),
            new("modulo_id", OpenColumnType.Text, "Identificador del módulo, con su curso."),
            new("modulo", OpenColumnType.Text, "Nombre del módulo."),
            new("leccion_id", OpenColumnType.Text, "Identificador de la lección, con su módulo."),
            new("leccion", OpenColumnType.Text, "Nombre de la lección."),
            new("minutos", OpenColumnType.Number, "Lo que dura, en minutos."),
            new("direccion", OpenColumnType.Address, "Dónde se lee, dentro del sitio."),
        ]
    )
{
    public override ImmutableArray<string> Keywords => ["educación digital", "cursos", "alfabetización"];

    public override OpenFrequency Frequency => OpenFrequency.Continuous;

    public override Task<IReadOnlyList<object?[]>> ReadAsync(CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<object?[]>>([
            .. from course in catalogue.Current.Courses
            from module in course.Modules
            from lesson in module.Lessons
            where !lesson.IsWithheld
            select new object?[]
            {
                course.Id,
                course.Title,
                module.Id,
                module.Title,
                lesson.Id.Value,
                lesson.Title,
                lesson.Minutes,
                lesson.Path,
            },
        ]);
}
