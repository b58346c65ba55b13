namespace UsmeAprende.Catalogue;

/// <summary>A door of the home page (<c>puertas.yml</c>): what people want to be able to do, and where that begins.</summary>
/// <param name="Title">In people's own words: "Que no me estafen".</param>
/// <param name="To">A course, module or lesson.</param>
public sealed record HomeDoor(string Title, string To, SvgDrawing Drawing)
{
    /// <summary>The first lesson behind it that is not withheld; null if there is none.</summary>
    public Lesson? FindLesson(CourseCatalogue catalogue) =>
        catalogue.Courses.SelectMany(c => c.Lessons).FirstOrDefault(l => !l.IsWithheld && (l.Id.Value == To || l.Id.IsWithin(To)));
}
