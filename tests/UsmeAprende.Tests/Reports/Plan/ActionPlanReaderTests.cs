using UsmeAprende.Catalogue;
using UsmeAprende.Reports.Plan;

namespace UsmeAprende.Tests.Reports.Plan;

public sealed class ActionPlanReaderTests
{
    // Lines are counted by the tests of faults.
    private const string Sample = """
        year: 2027
        areas:
          GAI: Gobierno Abierto e Innovación
        elements:
          CO: { name: Colaborativo, aim: Procesos colaborativos }
        results:
          - { id: co-ferias, element: CO, title: Ferias, goal: 2, areas: [GAI], from: 4, to: 11, measured: "gatherings:fair" }
          - { id: co-alianzas, element: CO, title: Alianzas, goal: 3, areas: [GAI], from: 4, to: 4 }
        """;

    [Fact]
    public void Plan_WithoutFaults_HoldsElementsAndResults()
    {
        using var courses = new SampleCourses();

        var book = Read(courses, Sample);

        Assert.Empty(book.Faults);
        var plan = Assert.Single(book.Plans);
        Assert.Equal((2027, "Colaborativo"), (plan.Year, Assert.Single(plan.Elements).Name));
        var fairs = plan.Find("co-ferias")!;
        Assert.Equal(new ResultMeasure(MeasureKind.Gatherings, "fair"), fairs.Measure);
        Assert.Equal((2, 4, 11, "Gobierno Abierto e Innovación"), (fairs.Goal, fairs.From, fairs.Until, Assert.Single(fairs.Areas)));
        Assert.True(plan.Find("co-alianzas")!.Measure.IsByHand);
        Assert.Empty(courses.Read().Faults);
    }

    [Fact]
    public void PlanOfTheProject_HasSixElementsAnd28ResultsWithoutFaults()
    {
        var folder = SourceRepository.Courses;

        var book = ActionPlanReader.Read(folder, CatalogueReader.Read(folder));

        Assert.Empty(book.Faults);
        var plan = book.Find(2023)!;
        Assert.Equal(["CO", "FAST", "OPEN", "TEC", "PROTO", "TRANS"], plan.Elements.Select(e => e.Id));
        Assert.Equal(28, plan.Results.Count());
    }

    [Theory]
    [InlineData("element: CO, title: Ferias", "element: FA, title: Ferias", 7, "No existe el elemento «FA»")]
    [InlineData("goal: 2", "goal: dos", 7, "«goal» debe ser un número entero")]
    [InlineData("from: 4, to: 11", "from: 11, to: 4", 7, "Termina antes de empezar")]
    [InlineData("to: 4 }", "to: 13 }", 8, "«to» debe ser un número entero de 1 a 12")]
    [InlineData("gatherings:fair", "gatherings:ferias", 7, "No se sabe contar «gatherings:ferias»")]
    [InlineData("gatherings:fair", "course:pintura", 7, "No se sabe contar «course:pintura»")]
    [InlineData("areas: [GAI], from: 4, to: 4", "areas: [PAR], from: 4, to: 4", 8, "No existe el área «PAR»")]
    [InlineData("co-alianzas", "co-ferias", 8, "El resultado «co-ferias» está dos veces")]
    [InlineData("title: Alianzas", "titulo: Alianzas", 8, "Falta «title»")]
    [InlineData("year: 2027", "año: 2027", 1, "Falta «year»")]
    public void Plan_WithAFault_IsWithdrawnAndSaysWhere(string sound, string spoilt, int line, string expected)
    {
        using var courses = new SampleCourses();

        var book = Read(courses, Sample.Replace(sound, spoilt, StringComparison.Ordinal));

        Assert.Empty(book.Plans);
        Assert.Contains(
            book.Faults,
            f => f.File == "planes/2027.yml" && f.Line == line && f.ToString().Contains(expected, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Plans_OfOneYearTwice_KeepTheFirst()
    {
        using var courses = new SampleCourses();
        courses.Write("planes/otro.yml", Sample);

        var book = Read(courses, Sample);

        Assert.Single(book.Plans);
        Assert.Contains("Ya hay otro plan de 2027", Assert.Single(book.Faults).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Courses_WithoutPlans_HaveNone()
    {
        using var courses = new SampleCourses();

        Assert.Empty(ActionPlanReader.Read(courses.Folder, courses.Read()).Plans);
    }

    private static ActionPlanBook Read(SampleCourses courses, string yaml)
    {
        courses.Write("planes/2027.yml", yaml);
        return ActionPlanReader.Read(courses.Folder, courses.Read());
    }
}
