using UsmeAprende.Catalogue;

namespace UsmeAprende.Tests.Catalogue;

/// <summary>One row for each thing an author can get wrong: where it is told, and the word that tells it.</summary>
public sealed class FaultTests
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

        AssertFault(courses, SampleCourses.Lesson, line, words);
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

        AssertFault(courses, SampleCourses.Lesson, line, words);
    }

    [Theory]
    [InlineData(SampleCourses.Lesson, "title: La semilla\n", "", 2, "Falta «title»")]
    [InlineData(SampleCourses.Lesson, "title: La semilla", "title:", 2, "está vacío")]
    [InlineData(SampleCourses.Lesson, "title: La semilla", "title: [a]", 2, "debe ser un texto")]
    [InlineData(SampleCourses.Lesson, "title: La semilla", "title: La semilla: sí", 2, "No se entiende esta línea")]
    [InlineData(SampleCourses.Lesson, "minutes: 7", "minutes: siete", 3, "número entero")]
    [InlineData(SampleCourses.Lesson, "minutes: 7", "minutes: 0", 3, "número entero de 1")]
    [InlineData(SampleCourses.Lesson, "minutes: 7", "minutos: 7", 3, "No se conoce el dato «minutos»")]
    [InlineData(SampleCourses.Lesson, "minutes: 7", "minutes: 7\nminutes: 8", 4, "repite")]
    [InlineData(SampleCourses.Lesson, "minutes: 7", "minutes: *otro", 3, "más sencillo")]
    [InlineData(SampleCourses.Lesson, "minutes: 7", "minutes: [[[[[[[[[[1]]]]]]]]]]", 3, "más sencillo")]
    [InlineData(SampleCourses.Lesson, "1.1", "9.9", 4, "«DigComp 2.2 9.9» no está en competencias.yml")]
    [InlineData(SampleCourses.Lesson, "[\"DigComp 2.2 1.1\"]", "DigComp", 4, "lista de textos")]
    [InlineData(SampleCourses.Lesson, "---\ntitle", "title", 1, "debe empezar con los datos")]
    [InlineData(SampleCourses.Lesson, "\n---\n", "\n", 1, "línea «---» que los cierra")]
    [InlineData(SampleCourses.Lesson, "minutes: 7", "minutes: 7\nantes: [la-vieja]", 4, "no es el nombre de una lección")]
    [InlineData(SampleCourses.Lesson, "minutes: 7", "minutes: 7\nantes:\n  - telar/sembrar/la-semilla", 5, "es una lección que existe")]
    [InlineData(SampleCourses.Lesson, "minutes: 7", "minutes: 7\nantes: [a/b/c, a/b/c]", 4, "ya está en el «antes»")]
    [InlineData(SampleCourses.Module, "summary: Un módulo.\n", "", 2, "Falta «summary»")]
    [InlineData("huerta/02-cosechar/module.md", "summary: Un módulo.", "summary: Un módulo.\nreview:\n  - sembrar/la-semilla/cual\n  - sembrar/la-semilla/pasos\n  - sembrar/la-semilla/nada", 7, "no está en ningún módulo anterior")]
    [InlineData("huerta/02-cosechar/module.md", "summary: Un módulo.", "summary: Un módulo.\nreview:\n  - sembrar/la-semilla/cual\n  - sembrar/la-semilla/pasos\n  - sembrar/la-semilla/cual", 7, "dos veces")]
    [InlineData("huerta/02-cosechar/module.md", "summary: Un módulo.", "summary: Un módulo.\nreview: [sembrar/la-semilla/cual]", 4, "tres preguntas")]
    [InlineData(SampleCourses.Module, "summary: Un módulo.", "summary: Un módulo.\nreview: [sembrar/la-semilla/cual, sembrar/la-semilla/pasos, sembrar/la-semilla/hueco]", 4, "no está en ningún módulo anterior")]
    [InlineData(SampleCourses.Test, "pass: 60\n", "", 2, "Falta «pass»")]
    [InlineData(SampleCourses.Test, "pass: 60", "pass: 101", 3, "de 1 a 100")]
    [InlineData(SampleCourses.Test, "::: pregunta p6", "::: practica p6", 37, "no va en este archivo")]
    [InlineData(SampleCourses.Test, "Sin afán.", Question + Question, 10, "ya está en este archivo")]
    [InlineData(SampleCourses.Guide, "task: Siembra una semilla.\n", "", 2, "Falta «task»")]
    [InlineData(SampleCourses.Guide, "Texto.", "::: pregunta a\n:::", 6, "no va en este archivo")]
    [InlineData(SampleCourses.Course, "certificate_words: Termine todo.\n", "", 2, "Falta «certificate_words»")]
    [InlineData(SampleCourses.Course, "  cafes: 2\n", "", 7, "Falta «cafes»")]
    [InlineData(SampleCourses.Course, "  cafes: 2", "  cafes: dos", 9, "número entero")]
    [InlineData(SampleCourses.Course, "  cafes: 2", "  cafes: 2\n  horas: 3", 10, "No se conoce el dato «horas»")]
    [InlineData("diagnostico.md", "  - { task: \"Tarea 10\", module: huerta/sembrar }\n", "", 3, "diez tareas; aquí hay 9")]
    [InlineData("diagnostico.md", "\"Tarea 10\", module: huerta/sembrar", "\"Tarea 10\", module: huerta/01-sembrar", 13, "No existe el módulo")]
    [InlineData("competencias.yml", "name:", "nombre:", 1, "Falta «name»")]
    [InlineData("competencias.yml", "- {", "{", 1, "lista de competencias")]
    [InlineData("glosario.md", "Un número que sirve una vez.\n", "", 5, "falta su definición")]
    [InlineData("glosario.md", "## Código de verificación", "## WiFi", 5, "está dos veces")]
    [InlineData("glosario.md", "## Wifi", "Intro.\n## Wifi", 1, "Antes del primer término")]
    [InlineData("glosario.md", "Un número", "Un [nombre](glosario:nada)", 6, "«nada» no está")]
    public void File_WithFaultyData_IsToldByLine(string file, string old, string with, int line, string words)
    {
        using var courses = new SampleCourses().Replace(file, old, with);

        AssertFault(courses, file, line, words);
    }

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">", 1, "bien formado")]
    [InlineData("no soy un dibujo", 1, "bien formado")]
    [InlineData("<!DOCTYPE svg [<!ENTITY a \"b\">]>\n<svg/>", 1, "bien formado")]
    [InlineData("<html viewBox=\"0 0 9 9\"/>", 1, "debe empezar con <svg")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", 1, "viewBox")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">\n<script>alert(1)</script></svg>", 2, "<script>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">\n<foreignObject/></svg>", 2, "<foreignObject>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\" onload=\"x()\"/>", 1, "programas («onload»)")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">\n\n<image href=\"https://example.org/a.png\"/></svg>", 3, "de fuera («href»)")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><a href=\"javascript:x()\"/></svg>", 1, "de fuera («href»)")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><rect fill=\"url(https://example.org/#a)\"/></svg>", 1, "de fuera («fill»)")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><style>@import 'x'</style></svg>", 1, "trae algo de fuera")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><animate attributeName=\"href\" to=\"x\"/></svg>", 1, "programas")]
    [InlineData("<?xml-stylesheet href=\"x\"?><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"/>", 1, "<?xml-stylesheet")]
    public void Drawing_WithFault_IsToldByLine(string svg, int line, string words)
    {
        using var courses = new SampleCourses().Write(SampleCourses.Drawing, svg);

        AssertFault(courses, SampleCourses.Drawing, line, words);
    }

    [Fact]
    public void Drawing_OverSixKilobytes_IsTold()
    {
        using var courses = new SampleCourses();
        courses.Write(SampleCourses.Drawing, courses.Text(SampleCourses.Drawing) + new string(' ', 6 * 1024));

        AssertFault(courses, SampleCourses.Drawing, 1, "el máximo es 6 KB");
    }

    [Theory]
    [InlineData(SampleCourses.Test, "falta su prueba.md")]
    [InlineData(SampleCourses.Guide, "falta su guia.md")]
    [InlineData(SampleCourses.Module, "falta su archivo module.md")]
    [InlineData(SampleCourses.Course, "falta su archivo course.md")]
    public void File_Missing_IsTold(string file, string words)
    {
        using var courses = new SampleCourses().Delete(file);

        AssertFault(courses, file, 1, words);
    }

    [Theory]
    [InlineData("huerta/01-sembrar/02-la-semilla.md", "«la-semilla» (lección)")]
    [InlineData("huerta/01-sembrar/01-otra.md", "con el número 1")]
    [InlineData("huerta/01-sembrar/otra.md", "debe empezar por su número, así: «01-otra»")]
    [InlineData("huerta/01-sembrar/02-La Semilla.md", "no sirve")]
    [InlineData("huerta/01-sembrar/02-prueba.md", "reservado")]
    [InlineData("huerta/suelta.md", "no va en este lugar")]
    [InlineData("suelta.md", "no va en este lugar")]
    [InlineData("huerta/01-sembrar/dibujo.svg", "carpeta img")]
    public void File_WithWrongNameOrPlace_IsTold(string file, string words)
    {
        using var courses = new SampleCourses();
        courses.Write(file, courses.Text(SampleCourses.Lesson));

        AssertFault(courses, file, 1, words);
    }

    [Theory]
    [InlineData("huerta/03-sembrar", "«sembrar» (módulo)")]
    [InlineData("huerta/regar", "debe empezar por su número")]
    [InlineData("huerta/03-img", "reservado")]
    public void Module_WithWrongName_IsTold(string folder, string words)
    {
        using var courses = new SampleCourses();
        courses.Write($"{folder}/module.md", courses.Text(SampleCourses.Module));

        AssertFault(courses, $"{folder}/module.md", 1, words);
    }

    [Fact]
    public void File_NotInUtf8_IsToldByLineAndNothingElseIs()
    {
        using var courses = new SampleCourses().Write(SampleCourses.Lesson, [.. "---\ntitle: a"u8, 0xF1, .. "o\n---\n"u8]);

        var fault = Assert.Single(courses.Read().Faults, f => f.File == SampleCourses.Lesson);

        Assert.Equal((2, true), (fault.Line, fault.Message.Contains("UTF-8", StringComparison.Ordinal)));
    }

    [Fact]
    public void File_Empty_IsTold()
    {
        using var courses = new SampleCourses().Write(SampleCourses.Lesson, "");

        AssertFault(courses, SampleCourses.Lesson, 1, "vacío");
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
        using var courses = new SampleCourses().WriteBody("<b>a</b>\n\n[a](javascript:x)\n").Replace("telar/course.md", "order: 2", "order: dos").Replace("telar/01-sembrar/guia.md", "minutes: 90", "minutes: x");

        var faults = courses.Read().Faults;

        Assert.Equal([(SampleCourses.Lesson, 6), (SampleCourses.Lesson, 8), ("telar/01-sembrar/guia.md", 3), ("telar/course.md", 4)], faults.Where(f => !f.Message.Contains("review", StringComparison.Ordinal)).Select(f => (f.File, f.Line)).Distinct());
    }

    private static void AssertFault(SampleCourses courses, string file, int line, string words)
    {
        var faults = courses.Read().Faults;

        Assert.True(faults.Any(f => f.File == file && f.Line == line && f.Message.Contains(words, StringComparison.Ordinal)), $"Not told: {file}:{line}: {words}\nTold: {string.Join('\n', faults)}");
    }
}
