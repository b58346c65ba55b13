using UsmeAprende.Catalogue;

namespace UsmeAprende.Tests.Catalogue.Reading;

/// <summary>One row for each thing an author can get wrong: where it is told, and the word that tells it.</summary>
public sealed class ContentFaultTests
{
    private const string Question = "::: pregunta otra\n¿Cuál?\n- [ ] Una | No.\n- [x] Dos | Sí.\n:::\n";

    [Fact]
    public void Folder_WithoutFaults_HasNone()
    {
        using var courses = new SampleCourses();

        var catalogue = courses.Read();

        Assert.Empty(catalogue.Faults);
        Assert.Equal(["huerta", "telar"], catalogue.Courses.Select(c => c.Id));
    }

    [Theory]
    [InlineData("<b>Ojo</b>\n", 6, "HTML")]
    [InlineData("Hola\n\n<script>alert(1)</script>\n", 8, "HTML")]
    [InlineData("<!-- nota -->\n", 6, "HTML")]
    [InlineData("[a](javascript:alert(1))\n", 6, "«javascript:»")]
    [InlineData("[a](JaVaScRiPt&#58;alert(1))\n", 6, "«javascript:»")]
    [InlineData("Uno\ndos [a](data:text/html,x)\n", 7, "«data:»")]
    [InlineData("<vbscript:x>\n", 6, "«vbscript:»")]
    [InlineData("[a](//otro.example)\n", 6, "debe empezar por «/»")]
    [InlineData("[a]()\n", 6, "no lleva a ninguna parte")]
    [InlineData("[a](otra.md)\n", 6, "debe empezar por «/»")]
    [InlineData("[a](/cursos/huerta/sembrar/no-esta)\n", 6, "no lleva a ninguna página")]
    [InlineData("[a](/cursos/huerta/01-sembrar/01-la-semilla)\n", 6, "no lleva a ninguna página")]
    [InlineData("[a](/nada)\n", 6, "no lleva a ninguna página")]
    [InlineData("[a](#nada)\n", 6, "ningún título «#nada»")]
    [InlineData("Uno\n\n[a](glosario:nube)\n", 8, "«nube» no está en glosario.md")]
    [InlineData("![Foto](../img/no.svg)\n", 6, "No existe la imagen")]
    [InlineData("![Foto](https://example.org/a.png)\n", 6, "No existe la imagen")]
    [InlineData("Uno\n![](../img/semilla.svg)\n", 7, "descripción")]
    [InlineData("# Título\n", 6, "Use ##")]
    [InlineData("Uno\u0000dos\n", 6, "carácter de control")]
    [InlineData("::: cuadro x\nA\n:::\n", 6, "No existe el bloque «cuadro»")]
    [InlineData("::: nota\nA\n", 6, "«nota» no se cierra")]
    [InlineData("::: nota\nA\n\n::: cuidado\nB\n:::\n", 6, "antes de que empiece otro en la línea 9")]
    [InlineData("Uno\n:::\n", 7, "no cierra nada")]
    [InlineData("::: nota mia\nA\n:::\n", 6, "no lleva nombre propio")]
    [InlineData("::: practica\nA\n:::\n", 6, "falta su nombre propio")]
    [InlineData("::: practica Mi práctica\nA\n:::\n", 6, "no sirve")]
    [InlineData("::: practica a\nA\n:::\n::: reflexion a\nB\n:::\n", 9, "ya está en este archivo")]
    [InlineData("::: practica a\n:::\n", 6, "está vacío")]
    [InlineData("::: glosario\n- wifi\n- nube\n:::\n", 8, "«nube» no está en glosario.md")]
    [InlineData("::: glosario\nwifi\n:::\n", 7, "cada línea es un término")]
    public void Lesson_WithFaultyText_IsToldByLine(string body, int line, string words)
    {
        using var courses = new SampleCourses().WriteBody(body);

        ContentFaultAssert.Reported(courses, SampleCourses.Lesson, line, words);
    }

    [Theory]
    [InlineData("::: pregunta a\n¿Cuál?\n- [ ] Una | No.\n- [ ] Dos | No.\n:::\n", 6, "Ninguna respuesta es buena")]
    [InlineData("::: pregunta a\n¿Cuál?\n- [x] Una | Sí.\n- [X] Dos | Sí.\n:::\n", 6, "Todas las respuestas son buenas")]
    [InlineData("::: pregunta a\n¿Cuál?\n- [x] Una | Sí.\n:::\n", 6, "al menos dos opciones")]
    [InlineData("::: pregunta a\n¿Cuál?\n:::\n", 6, "al menos dos opciones")]
    [InlineData("::: pregunta a\n¿Cuál?\n- [x] Una\n- [ ] Dos | No.\n:::\n", 8, "falta su explicación")]
    [InlineData("::: pregunta a\n¿Cuál?\n- [x] Una | Sí.\n- [ ] Dos |\n:::\n", 9, "falta su explicación")]
    [InlineData("::: pregunta a\n¿Cuál?\n- [x] Una | Sí.\n- [ ] | No.\n:::\n", 9, "está vacía")]
    [InlineData("::: pregunta a\n¿Cuál?\n- [x] Una | Sí.\n- [ ] Dos | No | nunca.\n:::\n", 9, "una barra")]
    [InlineData("::: pregunta a\n¿Cuál?\n- [x] Una | Sí.\n- [ ] Una  | No.\n:::\n", 9, "repetida")]
    [InlineData("::: pregunta a\n¿Cuál?\n- [x] Una | Sí.\n- Dos | No.\n:::\n", 9, "empieza por «- [x]»")]
    [InlineData("::: pregunta a\n¿Cuál?\n- [x] Una | Sí.\nOtra cosa.\n- [ ] Dos | No.\n:::\n", 9, "solo van opciones")]
    [InlineData("::: pregunta a\n- [x] Una | Sí.\n- [ ] Dos | No.\n:::\n", 6, "falta su enunciado")]
    [InlineData("::: pregunta a\n¿Cuál?\n- [x] Una <i>b</i> | Sí.\n- [ ] Dos | No.\n:::\n", 8, "HTML")]
    [InlineData("::: pregunta a\n> ¿Cuál?\n\n- [x] Una | Sí.\n- [ ] Dos | No.\n:::\n", 7, "texto corrido")]
    [InlineData("::: ordenar a\nOrdene.\n1. Uno | Sí.\n:::\n", 6, "al menos dos pasos")]
    [InlineData("::: ordenar a\nOrdene.\n1. Uno | Sí.\n2. Uno | Sí.\n:::\n", 9, "repetida")]
    [InlineData("::: ordenar a\nOrdene.\n1. Uno | Sí.\n2. Dos\n:::\n", 9, "falta su explicación")]
    [InlineData("::: emparejar a\nUna.\n- A = B | Sí.\n:::\n", 6, "al menos dos parejas")]
    [InlineData("::: emparejar a\nUna.\n- A = B | Sí.\n- C | Sí.\n:::\n", 9, "signo igual")]
    [InlineData("::: emparejar a\nUna.\n- A = B | Sí.\n- C = D = E | Sí.\n:::\n", 9, "signo igual")]
    [InlineData("::: emparejar a\nUna.\n- A = B | Sí.\n- A = D | Sí.\n:::\n", 9, "repetida")]
    [InlineData("::: emparejar a\nUna.\n- A = B | Sí.\n- C = B | Sí.\n:::\n", 9, "lado derecho")]
    [InlineData("::: completar a\nSin hueco.\n- [x] Una | Sí.\n:::\n", 6, "un solo hueco")]
    [InlineData("::: completar a\nDos ____ y ____.\n- [x] Una | Sí.\n:::\n", 6, "aquí hay 2")]
    [InlineData("::: completar a\nUn ______.\n- [x] Una | Sí.\n:::\n", 6, "uno de otro largo")]
    [InlineData("::: completar a\nUn ____.\n- [ ] Una | No.\n:::\n", 6, "Ninguna respuesta es buena")]
    [InlineData("::: completar a\nUn ____.\n- [x] cámara | Sí.\n- [ ] Camara | No.\n:::\n", 9, "no importan mayúsculas ni tildes")]
    [InlineData(Question + "::: pregunta igual\n¿Cuál?\n- [x] Dos | Sí.\n- [ ] Una | No.\n:::\n", 11, "dice lo mismo que «otra»")]
    public void Question_WithFault_IsToldByLine(string body, int line, string words)
    {
        using var courses = new SampleCourses().WriteBody(body);

        ContentFaultAssert.Reported(courses, SampleCourses.Lesson, line, words);
    }

    [Fact]
    public void Folder_Missing_IsToldAndNothingIsServed()
    {
        var catalogue = CatalogueReader.Read(Path.Combine(Path.GetTempPath(), Guid.CreateVersion7().ToString()));

        Assert.Single(catalogue.Faults);
        Assert.Empty(catalogue.Courses);
    }

    [Fact]
    public void Faults_InManyFiles_AreToldAllAtOnceAndSorted()
    {
        using var courses = new SampleCourses()
            .WriteBody("<b>a</b>\n\n[a](javascript:x)\n")
            .Replace("telar/course.md", "order: 2", "order: dos")
            .Replace("telar/01-sembrar/guia.md", "minutes: 90", "minutes: x");

        var faults = courses.Read().Faults;

        Assert.Equal(
            [(SampleCourses.Lesson, 6), (SampleCourses.Lesson, 8), ("telar/01-sembrar/guia.md", 3), ("telar/course.md", 4)],
            faults.Where(f => !f.Message.Contains("review", StringComparison.Ordinal)).Select(f => (f.File, f.Line)).Distinct()
        );
    }
}

internal static class ContentFaultAssert
{
    /// <summary>The fault is told at its file and line, in these words among others.</summary>
    public static void Reported(SampleCourses courses, string file, int line, string words)
    {
        var faults = courses.Read().Faults;

        Assert.True(
            faults.Any(f => f.File == file && f.Line == line && f.Message.Contains(words, StringComparison.Ordinal)),
            $"Not told: {file}:{line}: {words}\nTold: {string.Join('\n', faults)}"
        );
    }
}
