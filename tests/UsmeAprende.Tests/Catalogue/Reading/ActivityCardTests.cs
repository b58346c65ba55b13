namespace UsmeAprende.Tests.Catalogue.Reading;

/// <summary>The cards of a guide (<c>tarjetas</c>). The body of a sample's guide begins where its head ends.</summary>
public sealed class ActivityCardTests
{
    [Fact]
    public void Cards_OfAGuide_AreReadInOrderAsPlainText()
    {
        using var courses = new SampleCourses();
        AddBlock(courses, "- Vale **una** gallina\n- Vale dos\n");

        var guide = courses.Read().ModulesById["huerta/sembrar"].Guide!;

        Assert.False(guide.IsWithheld);
        Assert.Equal(["Vale una gallina", "Vale dos"], guide.Cards.Select(c => c.Text));
        Assert.Equal([(1, 2), (2, 2)], guide.Cards.Select(c => (c.Number, c.Of)));
        Assert.Contains("<summary>Las 2 tarjetas</summary>", guide.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("- Una\n", 0, "de 2 a 40")]
    [InlineData("- Una\nOtra\n- Dos\n", 2, "cada línea es una tarjeta")]
    [InlineData("- Una\n- Una\n", 2, "dos veces")]
    public void Cards_WithAFault_AreToldByLine(string cards, int after, string words)
    {
        using var courses = new SampleCourses();
        var opens = AddBlock(courses, cards);

        ContentFaultAssert.Reported(courses, SampleCourses.Guide, opens + after, words);
    }

    [Fact]
    public void Card_WithMoreThanFits_IsToldByLine()
    {
        using var courses = new SampleCourses();
        var opens = AddBlock(courses, $"- Corta\n- {string.Join(' ', Enumerable.Repeat("largo", 30))}\n");

        ContentFaultAssert.Reported(courses, SampleCourses.Guide, opens + 2, "caben 160");
    }

    [Fact]
    public void Cards_InALesson_AreNotForThere()
    {
        using var courses = new SampleCourses().WriteBody("::: tarjetas\n- Una\n- Dos\n:::\n");

        ContentFaultAssert.Reported(courses, SampleCourses.Lesson, 6, "no va en este archivo");
    }

    /// <returns>The line in which the block opens.</returns>
    private static int AddBlock(SampleCourses courses, string cards)
    {
        var guide = courses.Text(SampleCourses.Guide).TrimEnd() + "\n\n";
        courses.Write(SampleCourses.Guide, $"{guide}::: tarjetas\n{cards}:::\n");
        return guide.Count(letter => letter == '\n') + 1;
    }
}
