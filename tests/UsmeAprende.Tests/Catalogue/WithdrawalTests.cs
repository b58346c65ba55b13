namespace UsmeAprende.Tests.Catalogue;

/// <summary>A fault takes away what depends on it, and nothing else.</summary>
public sealed class WithdrawalTests
{
    [Fact]
    public void Course_WithFault_IsWithdrawnAndTheOthersServe()
    {
        using var courses = new SampleCourses().Replace(SampleCourses.Guide, "minutes: 90", "minutes: muchos");

        var catalogue = courses.Read();

        Assert.Equal(["telar"], catalogue.Courses.Select(c => c.Id));
        Assert.Equal(["huerta"], catalogue.Withdrawn);
        Assert.Null(catalogue.Placement);
    }

    [Fact]
    public void Term_WithFault_WithdrawsOnlyTheCoursesThatUseIt()
    {
        using var courses = new SampleCourses().Replace("glosario.md", "Internet sin cable.", "Internet <b>sin</b> cable.").Replace("telar/01-sembrar/01-la-semilla.md", "[wifi](glosario:wifi)", "wifi");

        var catalogue = courses.Read();

        Assert.Equal(["telar"], catalogue.Courses.Select(c => c.Id));
        Assert.Contains(catalogue.Faults, f => f.File == SampleCourses.Lesson && f.Message.Contains("tiene faltas en glosario.md", StringComparison.Ordinal));
        Assert.Equal(["codigo-de-verificacion"], catalogue.Glossary.Select(t => t.Slug));
    }

    [Fact]
    public void Placement_WithFault_WithdrawsNoCourse()
    {
        using var courses = new SampleCourses().Replace("diagnostico.md", "Lea cada cosa.", "<i>Lea</i>");

        var catalogue = courses.Read();

        Assert.Null(catalogue.Placement);
        Assert.Equal(2, catalogue.Courses.Length);
    }
}
