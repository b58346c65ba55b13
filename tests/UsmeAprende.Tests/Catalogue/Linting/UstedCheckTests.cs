namespace UsmeAprende.Tests.Catalogue.Linting;

public sealed class UstedCheckTests
{
    [Theory]
    [InlineData("Este es tu celular.", "tu")]
    [InlineData("Tus datos valen.", "Tus")]
    [InlineData("Es para ti.", "ti")]
    [InlineData("Eso te sirve.", "te")]
    [InlineData("Aquí puedes buscar.", "puedes")]
    [InlineData("Haz una lista.", "Haz")]
    [InlineData("Si no entiendes, pare.", "entiendes")]
    [InlineData("Cuando buscas algo, pare.", "buscas")]
    [InlineData("Guárdalo bien.", "Guárdalo")]
    [InlineData("Síguelo y cámbialo.", "Síguelo")]
    [InlineData("Envíame la foto.", "Envíame")]
    [InlineData("Fíjate en la letra.", "Fíjate")]
    [InlineData("Ya lo hiciste.", "hiciste")]
    [InlineData("Mañana verás el resultado.", "verás")]
    [InlineData("No olvides la clave.", "olvides")]
    [InlineData("Vos podés.", "podés")]
    [InlineData("Buscá la rueda.", "Buscá")]
    [InlineData("1. Toca la flecha.", "Toca")]
    [InlineData("“Hola”, dijo. Ahora es tu turno.", "tu")]
    public void Text_ThatSaysTu_IsToldByLine(string text, string word)
    {
        using var courses = new SampleCourses().Replace(SampleCourses.Lesson, "Use el", $"Uno.\n\n{text}\n\nUse el");

        LintFindingAssert.Reported(courses, SampleCourses.Lesson, 8, $"«{word}» trata de tú");
    }

    [Theory]
    [InlineData("La vecina escribe: “Te mando tu foto, ¿puedes verla?”.")]
    [InlineData("Ella toca la flecha y abre el mensaje. Guarda la foto.")]
    [InlineData("1. Mire el rayo. Entra corriente.")]
    [InlineData("3. ¿Cambia algo?")]
    [InlineData("Tómese un té. Las compras y las ayudas tienen límite.")]
    [InlineData("Hay un trámite triste que existe detrás de la puerta. Además, jamás está atrás.")]
    [InlineData("Guárdelo, ábralo, escríbalo, póngale fecha y mándelo.")]
    [InlineData("Bogotá te escucha recibe quejas.")]
    [InlineData("Lleve la TI o el documento.")]
    [InlineData("Escriba tu.correo, tu-nombre o tu@correo.")]
    [InlineData("Aliste la maleta. Que no le baste con eso.")]
    [InlineData("Las cuentas quedan completas y las muestras, sueltas. Lleve vendas y sales.")]
    public void Text_ThatSaysUstedOrTellsOfOthers_IsSpared(string text)
    {
        using var courses = new SampleCourses().Replace(SampleCourses.Lesson, "Use el", $"Uno.\n\n{text}\n\nUse el");

        LintFindingAssert.NotReported(courses, "trata de tú");
    }

    [Theory]
    [InlineData(SampleCourses.Lesson, "Mire una semilla.", "Ya. Mira una semilla.", 13, "Mira")]
    [InlineData(SampleCourses.Lesson, "Nace bien.", "Te nace bien.", 19, "Te")]
    [InlineData(SampleCourses.Lesson, "La sana", "La tuya", 19, "tuya")]
    [InlineData(SampleCourses.Lesson, "title: La semilla", "title: Tu semilla", 2, "Tu")]
    [InlineData(SampleCourses.Guide, "Texto.", "Debes ir.", 6, "Debes")]
    [InlineData(SampleCourses.Course, "certificate_words: Termine todo.", "certificate_words: Termina tus lecciones.", 11, "tus")]
    [InlineData("glosario.md", "Internet sin cable.", "Tu internet sin cable.", 3, "Tu")]
    public void Tuteo_InAnyText_IsTold(string file, string old, string with, int line, string word)
    {
        using var courses = new SampleCourses().Replace(file, old, with);

        LintFindingAssert.Reported(courses, file, line, $"«{word}» trata de tú");
    }

    [Fact]
    public void Story_OfStepsToPutInOrder_IsSpared()
    {
        using var courses = new SampleCourses().Replace(SampleCourses.Lesson, "1. Abrir el hueco", "1. Abre el hueco");

        LintFindingAssert.NotReported(courses, "trata de tú");
    }
}
