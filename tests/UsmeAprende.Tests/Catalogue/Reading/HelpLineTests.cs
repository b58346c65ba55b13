using UsmeAprende.Catalogue;
using UsmeAprende.Catalogue.Linting;

namespace UsmeAprende.Tests.Catalogue.Reading;

public sealed class HelpLineTests
{
    private const string Lines = "lineas.yml";

    private const string Gaula = """
        - name: Gaula de la Policía
          number: "165"
          for: Le piden plata con amenazas.
        - name: Línea Púrpura
          number: "01 8000 112 137"
          whatsapp: 300 755 1846
          for: Violencias contra mujeres.
          terms: Es gratis.
        - name: Mi banco
          own: true
          for: Llame primero ahí.

        """;

    [Fact]
    public void Lines_OfTheFile_AreReadInTheirOrderWithWhatDialsThem()
    {
        using var courses = new SampleCourses().Write(Lines, Gaula);

        var read = courses.Read();

        Assert.Empty(read.Faults);
        Assert.Equal(["tel:165", "tel:018000112137", "tel:"], read.HelpLines.Select(line => line.CallLink));
        Assert.Equal("https://wa.me/573007551846", read.HelpLines[1].ChatLink);
        Assert.Equal([false, false, true], read.HelpLines.Select(line => line.IsOwn));
    }

    [Fact]
    public void Line_ThatALessonCites_IsDialledWithATap()
    {
        using var courses = new SampleCourses()
            .Write(Lines, Gaula)
            .WriteBody("Llame al **[165](linea:165)** y a [Púrpura](linea:018000112137).\n");

        var lesson = courses.Read().LessonsById[new ActivityId("huerta/sembrar/la-semilla")];

        var html = string.Concat(lesson.Parts.OfType<LessonTextPart>().Select(part => part.Html));
        Assert.Contains("<a href=\"tel:165\">165</a>", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"tel:018000112137\">Púrpura</a>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("number: \"165\"", "number: uno seis cinco", 2, "no es un número de teléfono")]
    [InlineData("number: \"01 8000 112 137\"", "number: \"165\"", 5, "está dos veces")]
    [InlineData("name: Gaula de la Policía", "name: Grupos de acción unificada por la libertad", 1, "caben 34 letras")]
    [InlineData("own: true", "own: true\n  number: \"111\"", 10, "no lleva «number»")]
    [InlineData("terms: Es gratis.", "horario: Siempre.", 8, "No se conoce el dato «horario»")]
    public void Fault_InTheFile_IsToldWithItsLine(string old, string with, int line, string message)
    {
        using var courses = new SampleCourses().Write(Lines, Gaula).Replace(Lines, old, with);

        Assert.Contains(
            courses.Read().Faults,
            fault => fault.File == Lines && fault.Line == line && fault.Message.Contains(message, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Line_ThatIsNotInTheFile_IsAFaultOfTheLessonThatCitesIt()
    {
        using var courses = new SampleCourses().Write(Lines, Gaula).WriteBody("Llame al [166](linea:166).\n");

        var fault = Assert.Single(courses.Read().Faults);

        Assert.Equal(
            (SampleCourses.Lesson, "La línea «166» no está en lineas.yml. Se escribe sin espacios: linea:165."),
            (fault.File, fault.Message)
        );
    }

    [Theory]
    [InlineData("Si lo amenazan, llame gratis al 166.", true)]
    [InlineData("Atiende la línea 166, de día.", true)]
    [InlineData("Si lo amenazan, llame gratis al **[165](linea:165)**.", false)]
    [InlineData("La cuenta llegó al 100 por ciento y llama al 3.500 “barato”.", false)]
    public void Number_ThatATextTellsToCall_MustBeKnown(string sentence, bool told)
    {
        using var courses = new SampleCourses().Write(Lines, Gaula).WriteBody($"{sentence}\n");

        Assert.Equal(
            told,
            StrictCourseCheck.Check(courses.Folder).Any(f => f.Message.StartsWith("La línea 166", StringComparison.Ordinal))
        );
    }
}
