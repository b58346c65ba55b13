using UsmeAprende.Catalogue;

namespace UsmeAprende.Tests.Catalogue;

public sealed class CatalogueOptionsTests
{
    [Fact]
    public void Courses_BesideTheProgramme_AreFoundFirst()
    {
        using var programme = new SampleCourses();
        programme.Write("courses/glosario.md", "## Wifi\nInternet sin cable.\n");

        Assert.Equal(Path.Combine(programme.Folder, "courses"), CatalogueOptions.FindFolder(programme.Folder));
    }

    [Fact]
    public void Courses_AboveTheProject_AreFoundWalkingUp() =>
        Assert.Equal(SourceRepository.Courses, CatalogueOptions.FindFolder(Path.Combine(SourceRepository.Root, "src", "UsmeAprende.Web")));

    [Fact]
    public void Courses_NowhereNearTheCaller_AreFoundFromTheProgrammesOwnPlace() =>
        Assert.Equal(SourceRepository.Courses, CatalogueOptions.FindFolder(Path.GetPathRoot(Path.GetTempPath())!));
}
