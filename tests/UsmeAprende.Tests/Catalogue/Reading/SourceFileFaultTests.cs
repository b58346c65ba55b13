namespace UsmeAprende.Tests.Catalogue.Reading;

/// <summary>One row for each thing that can be wrong with a file's data, name or place.</summary>
public sealed class SourceFileFaultTests
{
    private const string Question = "::: pregunta otra\n¿Cuál?\n- [ ] Una | No.\n- [x] Dos | Sí.\n:::\n";

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
    [InlineData(
        SampleCourses.Module,
        "summary: Un módulo.",
        "summary: Un módulo.\nantes: [huerta/sembrar/la-pepa]",
        4,
        "no es el nombre de un módulo"
    )]
    [InlineData(SampleCourses.Module, "summary: Un módulo.", "summary: Un módulo.\nantes: [telar/sembrar]", 4, "es un módulo que existe")]
    [InlineData(SampleCourses.Test, "pass: 60", "pass: 60\nantes: [huerta/semillas]", 4, "Se escribe curso/módulo/prueba")]
    [InlineData(SampleCourses.Module, "summary: Un módulo.\n", "", 2, "Falta «summary»")]
    [InlineData(
        "huerta/02-cosechar/module.md",
        "summary: Un módulo.",
        "summary: Un módulo.\nreview:\n  - sembrar/la-semilla/cual\n  - sembrar/la-semilla/pasos\n  - sembrar/la-semilla/nada",
        7,
        "no está en ningún módulo anterior"
    )]
    [InlineData(
        "huerta/02-cosechar/module.md",
        "summary: Un módulo.",
        "summary: Un módulo.\nreview:\n  - sembrar/la-semilla/cual\n  - sembrar/la-semilla/pasos\n  - sembrar/la-semilla/cual",
        7,
        "dos veces"
    )]
    [InlineData(
        "huerta/02-cosechar/module.md",
        "summary: Un módulo.",
        "summary: Un módulo.\nreview: [sembrar/la-semilla/cual]",
        4,
        "tres preguntas"
    )]
    [InlineData(
        SampleCourses.Module,
        "summary: Un módulo.",
        "summary: Un módulo.\nreview: [sembrar/la-semilla/cual, sembrar/la-semilla/pasos, sembrar/la-semilla/hueco]",
        4,
        "no está en ningún módulo anterior"
    )]
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
    [InlineData(
        "diagnostico.md",
        "\"Tarea 1\", module: huerta/sembrar",
        "\"Tarea 1\", module: huerta/sembrar, try: { goal: Toque, screen: Ajustes, rows: [Una, Dos], right: 1 }",
        4,
        "de 3 a 5 cosas para tocar; aquí hay 2"
    )]
    [InlineData(
        "diagnostico.md",
        "\"Tarea 1\", module: huerta/sembrar",
        "\"Tarea 1\", module: huerta/sembrar, try: { goal: Toque, screen: Ajustes, rows: [Una, Dos, Tres], right: 4 }",
        4,
        "«right» debe ser un número entero de 1 a 3"
    )]
    [InlineData("diagnostico.md", "  - { task: \"Tarea 10\", module: huerta/sembrar }\n", "", 3, "diez tareas; aquí hay 9")]
    [InlineData(
        "diagnostico.md",
        "\"Tarea 10\", module: huerta/sembrar",
        "\"Tarea 10\", module: huerta/01-sembrar",
        13,
        "No existe el módulo"
    )]
    [InlineData(SampleCourses.Course, "level: Básico", "level: Básico\ndrawing: nada.svg", 6, "No está el dibujo «nada.svg»")]
    [InlineData(SampleCourses.Doors, "to: huerta/sembrar", "to: huerta/01-sembrar", 2, "no lleva a ninguna lección")]
    [InlineData(SampleCourses.Doors, "huerta/semilla.svg", "huerta/nada.svg", 3, "No está el dibujo «huerta/nada.svg»")]
    [InlineData(SampleCourses.Doors, "huerta/semilla.svg", "semilla.svg", 3, "Se escribe curso/dibujo.svg")]
    [InlineData(SampleCourses.Doors, "  to: huerta/sembrar\n", "", 1, "Falta «to»")]
    [InlineData(SampleCourses.Doors, "title: Sembrar", "title: Sembrar papa criolla en tierra fría", 1, "30 letras o menos; este tiene")]
    [InlineData(SampleCourses.Doors, "- title: Sembrar\n  to: huerta/sembrar\n  drawing", "drawing", 1, "lista de puertas")]
    [InlineData("competencias.yml", "name:", "nombre:", 1, "Falta «name»")]
    [InlineData("competencias.yml", "- {", "{", 1, "lista de competencias")]
    [InlineData("glosario.md", "Un número que sirve una vez.\n", "", 5, "falta su definición")]
    [InlineData("glosario.md", "## Código de verificación", "## WiFi", 5, "está dos veces")]
    [InlineData("glosario.md", "## Wifi", "Intro.\n## Wifi", 1, "Antes del primer término")]
    [InlineData("glosario.md", "Un número", "Un [nombre](glosario:nada)", 6, "«nada» no está")]
    public void File_WithFaultyData_IsToldByLine(string file, string old, string with, int line, string words)
    {
        using var courses = new SampleCourses().Replace(file, old, with);

        ContentFaultAssert.Reported(courses, file, line, words);
    }

    [Theory]
    [InlineData(SampleCourses.Test, "falta su prueba.md")]
    [InlineData(SampleCourses.Guide, "falta su guia.md")]
    [InlineData(SampleCourses.Module, "falta su archivo module.md")]
    [InlineData(SampleCourses.Course, "falta su archivo course.md")]
    public void File_Missing_IsTold(string file, string words)
    {
        using var courses = new SampleCourses().Delete(file);

        ContentFaultAssert.Reported(courses, file, 1, words);
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

        ContentFaultAssert.Reported(courses, file, 1, words);
    }

    [Theory]
    [InlineData("huerta/03-sembrar", "«sembrar» (módulo)")]
    [InlineData("huerta/regar", "debe empezar por su número")]
    [InlineData("huerta/03-img", "reservado")]
    public void Module_WithWrongName_IsTold(string folder, string words)
    {
        using var courses = new SampleCourses();
        courses.Write($"{folder}/module.md", courses.Text(SampleCourses.Module));

        ContentFaultAssert.Reported(courses, $"{folder}/module.md", 1, words);
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

        ContentFaultAssert.Reported(courses, SampleCourses.Lesson, 1, "vacío");
    }
}
