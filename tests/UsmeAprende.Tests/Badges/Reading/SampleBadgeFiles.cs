using UsmeAprende.Badges;
using UsmeAprende.Badges.Reading;

namespace UsmeAprende.Tests.Badges.Reading;

/// <summary>The sample courses with two sound badges, to be spoilt at will.</summary>
internal static class SampleBadgeFiles
{
    public const string File = "badges.yml";

    public const string Drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 160 160\"><circle r=\"5\"/></svg>\n";

    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    // Lines are counted by the tests of faults.
    private const string Yaml = """
        familias:
          - id: camino
            nombre: Mi camino
            entrena: Aprender.
            porque: Sirve.

        insignias:
          - id: primer-paso
            familia: camino
            nivel: 1
            nombre: Primer paso
            frase: Terminó una lección.
            criterio: Termine una lección.
            competencias: ["DigComp 2.2 1.1"]
            regla:
              lecciones: 1

          - id: cosecha
            familia: camino
            nivel: 2
            nombre: Cosecha
            frase: Cosechó.
            criterio: Termine el módulo y apruebe.
            regla:
              modulo: huerta/cosechar
              pruebas: 1
              de: huerta
              puntaje: 80

        """;

    public static SampleCourses WithBadges(this SampleCourses courses) =>
        courses.Write(File, Yaml).WithDrawing("primer-paso").WithDrawing("cosecha");

    public static SampleCourses WithDrawing(this SampleCourses courses, string badge) =>
        courses.Write($"insignias/{badge}.svg", Drawing).Write($"insignias/{badge}.png", Png);

    public static BadgeBook ReadBadges(this SampleCourses courses)
    {
        var catalogue = courses.Read();
        return BadgeBookReader.Read(courses.Folder, catalogue);
    }

    public static void Told(SampleCourses courses, string file, int line, string words)
    {
        var book = courses.ReadBadges();

        Assert.True(
            book.Faults.Any(f => f.File == file && f.Line == line && f.Message.Contains(words, StringComparison.Ordinal)),
            $"Not told: {file}:{line}: {words}\nTold: {string.Join('\n', book.Faults)}"
        );
        Assert.Empty(book.ById);
    }
}
