using UsmeAprende.Catalogue;

namespace UsmeAprende.Tests.Catalogue.Reading;

/// <summary>Where a lesson's text is cut into steps.</summary>
public sealed class LessonTextCutterTests
{
    private static readonly string Sixty = string.Join(' ', Enumerable.Repeat("palabra", 60));

    [Fact]
    public void Subtitle_Anywhere_BeginsAStep() =>
        Assert.Equal(["", "Uno", "Dos"], Cut("Antes.\n\n## Uno\n\nA.\n\n## Dos\n\nB.\n").Select(t => t.Heading));

    [Fact]
    public void Section_LongerThanAStep_GoesOnInTheNextUnderItsSubtitle()
    {
        var texts = Cut($"## Uno\n\n{Sixty}\n\n{Sixty}\n\nFin.\n");

        Assert.Equal([("Uno", false), ("Uno", true)], texts.Select(t => (t.Heading, t.Continues)));
        Assert.EndsWith("<p>Fin.</p>", texts[1].Html.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public void Announcement_BeforeACut_StaysWithWhatItAnnounces()
    {
        var texts = Cut($"## Uno\n\n{Sixty}\n\nHaga esto:\n\n- {Sixty}\n");

        Assert.StartsWith("<p>Haga esto:</p>", texts[1].Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Picture_AfterALongText_StaysWithIt() =>
        Assert.EndsWith(
            "alt=\"Una semilla.\" /></p>",
            Assert.Single(Cut($"## Uno\n\n{Sixty}\n\n![Una semilla.](../img/semilla.svg)\n")).Html.Trim(),
            StringComparison.Ordinal
        );

    [Fact]
    public void Text_AfterAnExercise_IsUnderNoSubtitle()
    {
        var texts = Cut("## Uno\n\nA.\n\n::: practica p\nHaga.\n:::\n\n**Para llevar:** eso.\n");

        Assert.Equal(["Uno", ""], texts.Select(t => t.Heading));
    }

    [Fact]
    public void Subtitle_RightBeforeAnExercise_IsNoStepOfItsOwn() =>
        Assert.True(Assert.Single(Cut("## Uno\n\n::: practica p\nHaga.\n:::\n")).IsOnlyHeading);

    private static List<LessonTextPart> Cut(string body)
    {
        using var courses = new SampleCourses().WriteBody(body);
        return [.. courses.Read().LessonsById[new("huerta/sembrar/la-semilla")].Parts.OfType<LessonTextPart>()];
    }
}
