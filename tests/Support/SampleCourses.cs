using UsmeAprende.Catalogue;

namespace UsmeAprende.Testing;

/// <summary>A small courses' folder with nothing to mend, of a test's own, to be spoilt at will.</summary>
public sealed class SampleCourses : IDisposable
{
    public const string Lesson = "huerta/01-sembrar/01-la-semilla.md";
    public const string SecondLesson = "huerta/02-cosechar/01-el-canasto.md";
    public const string Module = "huerta/01-sembrar/module.md";
    public const string Test = "huerta/01-sembrar/prueba.md";
    public const string Guide = "huerta/01-sembrar/guia.md";
    public const string Course = "huerta/course.md";
    public const string Doors = "puertas.yml";
    public const string Drawing = "huerta/img/semilla.svg";

    public SampleCourses()
    {
        Write("competencias.yml", "- { code: \"DigComp 2.2 1.1\", name: \"Buscar\" }\n");
        Write(
            "glosario.md",
            "## Wifi\nTambién: wi-fi, internet sin cable\nInternet sin cable.\n\n## Código de verificación\nUn número que sirve una vez.\n"
        );
        Write(
            "diagnostico.md",
            "---\ntitle: ¿Por dónde empiezo?\ntasks:\n"
                + string.Concat(Enumerable.Range(1, 10).Select(i => $"  - {{ task: \"Tarea {i}\", module: huerta/sembrar }}\n"))
                + "---\nLea cada cosa.\n"
        );
        Write(Doors, "- title: Sembrar\n  to: huerta/sembrar\n  drawing: huerta/semilla.svg\n");
        WriteCourse("huerta", 1);
        WriteCourse("telar", 2);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("courses-").FullName;

    public CourseCatalogue Read() => CatalogueReader.Read(Folder);

    public SampleCourses Write(string path, string text) => Write(path, System.Text.Encoding.UTF8.GetBytes(text));

    public SampleCourses Write(string path, byte[] bytes)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
        return this;
    }

    public string Text(string path) => File.ReadAllText(Path.Combine(Folder, path));

    public SampleCourses Replace(string path, string old, string with) =>
        Text(path).Contains(old, StringComparison.Ordinal)
            ? Write(path, Text(path).Replace(old, with, StringComparison.Ordinal))
            : throw new ArgumentException($"{path} does not say {old}");

    /// <summary>Replaces the lesson's text below its head, which takes lines 1 to 5.</summary>
    public SampleCourses WriteBody(string body) => Write(Lesson, LessonHead("La semilla") + body);

    public SampleCourses Delete(string path)
    {
        File.Delete(Path.Combine(Folder, path));
        return this;
    }

    public SampleCourses Rename(string path, string newPath)
    {
        Directory.Move(Path.Combine(Folder, path), Path.Combine(Folder, newPath));
        return this;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private void WriteCourse(string id, int order)
    {
        Write(
            $"{id}/course.md",
            $"---\ntitle: El curso {id}\nsummary: Un curso.\norder: {order}\nlevel: Básico\ncertificate:\n  lessons: 100\n  score: 60\n "
                + " cafes: 2\n  tasks: 4\ncertificate_words: Termine todo.\nreading:\n  index: 80\n  words: 350\n  "
                + "least_minutes: 5\n  most_minutes: 8\n---\nTexto.\n"
        );
        Write(
            $"{id}/img/semilla.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 360\" role=\"img\"><title>Semilla</title><circle r=\"5\"/></svg>\n"
        );
        WriteModule($"{id}/01-sembrar", "Sembrar");
        Write(
            $"{id}/01-sembrar/01-la-semilla.md",
            LessonHead("La semilla")
                + "Use el [wifi](glosario:wifi).\n\n## Mire\n\n![Una semilla.](../img/semilla.svg)\n\n"
                + Questions
                + ToTakeAway
        );
        WriteModule($"{id}/02-cosechar", "Cosechar");
        Write(
            $"{id}/02-cosechar/01-el-canasto.md",
            LessonHead("El canasto") + $"Repase [la semilla](/cursos/{id}/sembrar/la-semilla).\n\n" + MoreQuestions + ToTakeAway
        );
    }

    private void WriteModule(string folder, string title)
    {
        Write($"{folder}/module.md", $"---\ntitle: {title}\nsummary: Un módulo.\n---\nTexto.\n");
        Write($"{folder}/guia.md", "---\ntitle: Guía\nminutes: 90\ntask: Siembra una semilla.\n---\nTexto.\n");
        Write(
            $"{folder}/prueba.md",
            "---\ntitle: Prueba\npass: 60\n---\nSin afán.\n\n"
                + string.Concat(
                    Enumerable
                        .Range(1, 6)
                        .Select(i => $"::: pregunta p{i}\n¿Pregunta {i}?\n- [x] Sí | Así es.\n- [ ] No | No es así.\n:::\n\n")
                )
        );
    }

    private static string LessonHead(string title) => $"---\ntitle: {title}\nminutes: 7\ncompetence: [\"DigComp 2.2 1.1\"]\n---\n";

    private const string ToTakeAway = "\n**Para llevar:** siembre hoy.\n";

    private const string MoreQuestions = """
        ::: practica pesar
        Pese el canasto.
        :::

        ::: pregunta lleno
        ¿Está lleno?
        - [x] Sí | No le cabe nada.
        - [ ] No | Mírelo bien.
        :::

        ::: pregunta pesado
        ¿Pesa?
        - [ ] No | Álcelo.
        - [x] Sí | Lleva papa.
        :::

        """;

    private const string Questions = """
        ::: practica mirar
        Mire una semilla.
        :::

        ::: pregunta cual
        ¿Cuál es buena?
        - [ ] La rota | No nace.
        - [x] La sana | Nace bien.
        :::

        ::: ordenar pasos
        Ponga en orden.
        1. Abrir el hueco | Primero.
        2. Poner la semilla | Después.
        :::

        ::: emparejar parejas
        Una cada cosa.
        - Agua = Riega | Moja.
        - Sol = Calienta | Alumbra.
        :::

        ::: completar hueco
        La semilla se ____ en la tierra.
        - [x] siembra | Así es.
        - [ ] come | No.
        :::

        """;
}
