namespace UsmeAprende.Tests.Catalogue.Linting;

public sealed class AllowedWebDomainsTests
{
    private const string Domains =
        "- { domain: \"sic.gov.co\", name: \"Superintendencia\" }\n- { domain: \"datosabiertos.bogota.gov.co\", name: \"Datos\" }\n";

    [Theory]
    [InlineData("[a](https://sic.gov.co.pagos.com)", "«sic.gov.co.pagos.com» no está en dominios.yml")]
    [InlineData("[a](https://otra.sic.gov.co)", "«otra.sic.gov.co» no está")]
    [InlineData("[a](https://bogota.gov.co)", "«bogota.gov.co» no está")]
    [InlineData("[a](https://sic.gov.co@pagos.com/x)", "«pagos.com» no está")]
    [InlineData("<https://pagos.com>", "«pagos.com» no está")]
    [InlineData("[a](https://sıc.gov.co)", "no está en dominios.yml")]
    [InlineData("[a](http://www.sic.gov.co)", "con https://")]
    public void Link_ToNoOfficialSite_IsToldByLine(string link, string words)
    {
        using var courses = new SampleCourses().Write("dominios.yml", Domains).Replace(SampleCourses.Lesson, "Use el", $"Uno.\n{link}");

        LintFindingAssert.Reported(courses, SampleCourses.Lesson, 7, words);
    }

    [Theory]
    [InlineData("[a](https://sic.gov.co)")]
    [InlineData("[a](https://www.SIC.gov.co/temas?x=1)")]
    [InlineData("[a](https://datosabiertos.bogota.gov.co)")]
    [InlineData("[a](/cursos)")]
    [InlineData("[a](tel:195)")]
    [InlineData("No entre a sic-pagos.com ni a https://pagos.com.")]
    public void Text_WithOfficialLinksOrNone_IsSpared(string text)
    {
        using var courses = new SampleCourses().Write("dominios.yml", Domains).Replace(SampleCourses.Lesson, "Use el", text);

        LintFindingAssert.NotReported(courses, "dominios.yml");
    }

    [Theory]
    [InlineData(SampleCourses.Guide, "Texto.", 6)]
    [InlineData(SampleCourses.Test, "Así es.", 9)]
    [InlineData("glosario.md", "Internet sin cable.", 3)]
    [InlineData("diagnostico.md", "Lea cada cosa.", 15)]
    public void Link_InAnyFile_IsTold(string file, string old, int line)
    {
        using var courses = new SampleCourses().Replace(file, old, "[a](https://pagos.com)");

        LintFindingAssert.Reported(courses, file, line, "«pagos.com» no está");
    }

    [Theory]
    [InlineData("- { domain: \"https://sic.gov.co\", name: \"SIC\" }\n", "no es un dominio")]
    [InlineData("- { domain: \"www.sic.gov.co\", name: \"SIC\" }\n", "no es un dominio")]
    [InlineData("- { domain: \"SIC.gov.co\", name: \"SIC\" }\n", "no es un dominio")]
    [InlineData("- { domain: \"sic.gov.co\" }\n", "Falta «name»")]
    [InlineData("domain: sic.gov.co\n", "una lista de sitios")]
    public void Domains_WrittenWrongly_AreToldAndWithdrawNothing(string domains, string words)
    {
        using var courses = new SampleCourses().Write("dominios.yml", domains);

        LintFindingAssert.Reported(courses, "dominios.yml", 1, words);
        Assert.Empty(courses.Read().Faults);
    }
}
