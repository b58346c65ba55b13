namespace UsmeAprende.Tests.Catalogue.Reading;

/// <summary>What an author can get wrong in the newer kinds of exercise, told by line. The body begins in line 6.</summary>
public sealed class ExerciseFaultTests
{
    private const string Screen = "### Toque\n- [x] boton: Sí | Bien.\n";
    private const string End = "### fin\n- Listo\nbuen final: Bien.\n";

    [Theory]
    [InlineData("::: pantalla p\n### Toque\n- [x] boton: Sí | Bien.\n" + Screen + ":::\n", 6, "qué se quiere lograr")]
    [InlineData("::: pantalla p\nHaga.\n" + Screen + ":::\n", 6, "de 2 a 8 pantallas")]
    [InlineData("::: pantalla p\nHaga.\n### Toque\n- [ ] boton: Sí | Bien.\n" + Screen + ":::\n", 8, "un solo sitio bueno")]
    [InlineData("::: pantalla p\nHaga.\n### Toque\n- [x] boton: Sí | Bien.\n- [x] boton: No | Mal.\n" + Screen + ":::\n", 8, "hay 2")]
    [InlineData("::: pantalla p\nHaga.\n### Toque\n- [x] palanca: Sí | Bien.\n" + Screen + ":::\n", 9, "Hay estas partes")]
    [InlineData("::: pantalla p\nHaga.\n### Toque\n- [x] boton: Sí\n" + Screen + ":::\n", 9, "qué pasaría")]
    [InlineData("::: pantalla p\nHaga.\n### Toque\n- boton: Sí | Bien.\n" + Screen + ":::\n", 9, "«[x]»")]
    [InlineData("::: pantalla p\nHaga.\n### Toque\n- [x] boton: | Bien.\n" + Screen + ":::\n", 9, "faltan sus palabras")]
    public void Phone_WithAFault_IsToldByLine(string body, int line, string words) => AssertReported(body, line, words);

    [Theory]
    [InlineData("::: chat c\n### a\n- Hola\n- [fin] Sí\n- [fin] No\n" + End + ":::\n", 6, "quién escribe")]
    [InlineData("::: chat c\nEscriben.\n### a\n- Hola\n- [fin] Sí\n- [lejos] No\n" + End + ":::\n", 8, "«lejos», y esa escena no está")]
    [InlineData(
        "::: chat c\nEscriben.\n### a\n- Hola\n- [fin] Sí\n- [fin] No\n### b\n- Sola\nmal final: Mal.\n" + End + ":::\n",
        12,
        "no se llega"
    )]
    [InlineData("::: chat c\nEscriben.\n### a\n- Hola\n- [b] Sí\n- [fin] No\n### b\n- Nada\n" + End + ":::\n", 12, "no sigue ni termina")]
    [InlineData(
        "::: chat c\nEscriben.\n### a\n- Hola\n- [b] Sí\n- [fin] No\n### b\n- ¿?\n- [b] Uno\n- [b] Dos\n" + End + ":::\n",
        12,
        "círculo"
    )]
    [InlineData("::: chat c\nEscriben.\n### a\n- Hola\n- [fin] Sí\n- [fin] Sí\n" + End + ":::\n", 8, "dos respuestas iguales")]
    [InlineData(
        "::: chat c\nEscriben.\n### a\n- Hola\n- [b] Sí\n- [d] No\n### b\n- A\nmal final: No.\n### d\n- B\nmal final: No.\n:::\n",
        6,
        "buen final"
    )]
    public void Chat_WithAFault_IsToldByLine(string body, int line, string words) => AssertReported(body, line, words);

    [Theory]
    [InlineData("::: senalar s\nMarque.\nforma: paloma\n- [x] A | B.\n- [ ] C | D.\n:::\n", 8, "No existe la forma")]
    [InlineData("::: senalar s\nMarque.\n- [x] A | B.\n- [x] C | D.\n:::\n", 6, "al menos una con «[ ]»")]
    [InlineData("::: clasificar s\n¿Qué?\n- A = X | B.\n- C = X | D.\n:::\n", 6, "dos o tres grupos")]
    [InlineData("::: cuenta s\n¿Cuánto?\n- [x] mucho | B.\n:::\n", 6, "no se entiende como número")]
    [InlineData("::: cuenta s\n¿Cuánto?\n- [x] 5 | B.\nprueba: ¿Y si?\n:::\n", 9, "Falta la línea «mover:»")]
    [InlineData("::: cuenta s\n¿Cuánto?\n- [x] 5 | B.\nprueba: ¿Y si?\nmover: todo\nbarra: a = x\n:::\n", 10, "hasta dónde se mueve")]
    [InlineData(
        "::: cuenta s\n¿Cuánto?\n- [x] 5 | B.\nprueba: ¿Y si?\nmover: de 1 a 3 de 1 en 1\nbarra: a = 3 por x\n:::\n",
        11,
        "esta cuenta"
    )]
    [InlineData("::: teclado s\nEscriba.\n- [ ] a | B.\n:::\n", 6, "Ninguna respuesta es buena")]
    [InlineData("::: practica s\nHaga.\n1. Uno\nY más.\n:::\n", 9, "solo van pasos")]
    [InlineData("::: pregunta b hermana-de a\n¿Cuál?\n- [x] A | B.\n- [ ] C | D.\n:::\n", 6, "no está antes")]
    [InlineData("::: completar s\n¿Qué ____?\n- [x] A | B.\npista: Una.\npista: Dos.\n:::\n", 10, "una sola vez")]
    public void Exercise_WithAFault_IsToldByLine(string body, int line, string words) => AssertReported(body, line, words);

    private static void AssertReported(string body, int line, string words)
    {
        using var courses = new SampleCourses().WriteBody(body);

        ContentFaultAssert.Reported(courses, SampleCourses.Lesson, line, words);
    }
}
