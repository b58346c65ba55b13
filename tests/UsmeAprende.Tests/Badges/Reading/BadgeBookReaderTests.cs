using UsmeAprende.Badges;
using UsmeAprende.Badges.Reading;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Tests.Badges.Reading;

public sealed class BadgeBookReaderTests
{
    [Fact]
    public void Book_WithoutFaults_HoldsFamiliesLevelsRulesAndDrawings()
    {
        using var courses = new SampleCourses().WithBadges();

        var book = courses.ReadBadges();

        Assert.Empty(book.Faults);
        var family = Assert.Single(book.Families);
        Assert.Equal(["primer-paso", "cosecha"], family.Badges.Select(b => b.Id));
        var badge = book.ById["cosecha"];
        Assert.Equal(
            [new BadgeCriterion(BadgeFactKind.Test, 1, "huerta", 80), new BadgeCriterion(BadgeFactKind.Module, 1, "huerta/cosechar")],
            badge.Rule
        );
        Assert.Equal("/insignias/dibujos/cosecha.svg", badge.DrawingPath);
        Assert.Equal("Buscar", Assert.Single(book.ById["primer-paso"].Competences).Name);
        Assert.Empty(courses.Read().Faults);
    }

    [Fact]
    public void Book_WithoutItsFile_IsEmptyAndSound()
    {
        using var courses = new SampleCourses();

        var book = courses.ReadBadges();

        Assert.Empty(book.ById);
        Assert.Empty(book.Faults);
    }

    [Theory]
    [InlineData("familia: camino\n    nivel: 2", "familia: otra\n    nivel: 2", 19, "No existe la familia «otra»")]
    [InlineData("nivel: 2", "nivel: cero", 20, "«nivel» debe ser un número entero")]
    [InlineData("    frase: Cosechó.\n", "", 18, "Falta «frase»")]
    [InlineData("lecciones: 1", "lecciones: 5", 16, "Nadie podría ganarla: «lecciones» pide 5 y solo hay 4.")]
    [InlineData("lecciones: 1", "lecsiones: 1", 16, "No se conoce el dato «lecsiones»")]
    [InlineData("lecciones: 1", "lecciones: 1\n      puntaje: 50", 17, "«puntaje» acompaña a «pruebas»")]
    [InlineData("modulo: huerta/cosechar", "modulo: huerta/segar", 25, "No existe el módulo «huerta/segar»")]
    [InlineData("de: huerta", "de: huertas", 27, "No existe «huertas»")]
    [InlineData("DigComp 2.2 1.1", "DigComp 2.2 9.9", 14, "no está en competencias.yml")]
    [InlineData("id: cosecha", "id: primer-paso", 18, "La insignia «primer-paso» está dos veces")]
    [InlineData("    regla:\n      lecciones: 1\n", "    regla:\n      de: huerta\n", 16, "«de» limita")]
    [InlineData("nombre: Cosecha", "nombre: Cosecha\n    retirada: tal vez", 22, "Escriba «retirada: si»")]
    [InlineData("nombre: Cosecha", "nombre: \"Cosecha", 21, "No se entiende esta línea")]
    public void Fault_InTheFile_IsToldAtItsLineAndWithdrawsTheBook(string old, string with, int line, string words)
    {
        using var courses = new SampleCourses().WithBadges().Replace(SampleBadgeFiles.File, old, with);

        SampleBadgeFiles.Told(courses, SampleBadgeFiles.File, line, words);
    }

    [Fact]
    public void Drawing_ThatIsMissing_IsToldAtItsBadge()
    {
        using var courses = new SampleCourses().WithBadges().Delete("insignias/cosecha.svg");

        SampleBadgeFiles.Told(courses, SampleBadgeFiles.File, 18, "le falta su dibujo: insignias/cosecha.svg");
    }

    [Fact]
    public void Preview_ThatIsMissing_IsToldWithHowToMakeIt()
    {
        using var courses = new SampleCourses().WithBadges().Delete("insignias/cosecha.png");

        SampleBadgeFiles.Told(courses, SampleBadgeFiles.File, 18, "bash courses/insignias.sh");
    }

    [Fact]
    public void Drawing_OverFourKilobytes_IsToldInItsFile()
    {
        using var courses = new SampleCourses()
            .WithBadges()
            .Write(
                "insignias/cosecha.svg",
                SampleBadgeFiles.Drawing.Replace("<circle", $"<!--{new string('x', 4096)}--><circle", StringComparison.Ordinal)
            );

        SampleBadgeFiles.Told(courses, "insignias/cosecha.svg", 1, "el máximo es 4 KB");
    }

    [Fact]
    public void Drawing_OfNoBadge_IsTold()
    {
        using var courses = new SampleCourses().WithBadges().WithDrawing("otra");

        SampleBadgeFiles.Told(courses, "insignias/otra.svg", 1, "Ninguna insignia usa este archivo");
    }

    [Fact]
    public void Badge_OfAWithdrawnCourse_StaysInTheBook()
    {
        using var courses = new SampleCourses().WithBadges().Replace("huerta/course.md", "order: 1", "order: uno");

        Assert.Equal(["cosecha", "primer-paso"], courses.ReadBadges().ById.Keys.Order());
    }

    [Fact]
    public void Version_WhenOnlyWordsChange_StaysTheSame()
    {
        using var courses = new SampleCourses().WithBadges();
        var before = courses.ReadBadges().Version;

        var after = courses.Replace(SampleBadgeFiles.File, "Cosechó.", "Recogió.").ReadBadges().Version;
        var harder = courses.Replace(SampleBadgeFiles.File, "puntaje: 80", "puntaje: 90").ReadBadges().Version;

        Assert.Equal(before, after);
        Assert.NotEqual(before, harder);
    }

    [Fact]
    public void Badges_OfThisRepository_HaveNoFaults()
    {
        var book = BadgeBookReader.Read(SourceRepository.Courses, CatalogueReader.Read(SourceRepository.Courses));

        Assert.Empty(book.Faults);
        Assert.NotEmpty(book.ById);
    }
}
