using UsmeAprende.Catalogue;
using UsmeAprende.Catalogue.Search;

namespace UsmeAprende.Tests.Catalogue.Search;

/// <summary>What the search makes of words, and which faults of <c>sinonimos.yml</c> an author is told.</summary>
public sealed class SearchTests
{
    [Fact]
    public void Words_OfTheTable_AreSplitAndCutAndHeardAsOnThePhone()
    {
        Assert.All(SearchCases.All.Words, c => Assert.Equal(c.Split, SearchWords.Split(c.Text)));
        Assert.All(
            SearchCases.All.Stems,
            c => Assert.Equal((c.Stem, c.Sound), (SearchWords.Stem(c.Word), SearchWords.Sound(SearchWords.Stem(c.Word))))
        );
        Assert.All(SearchCases.All.Distances, c => Assert.Equal(c.Distance, SearchWords.Distance(c.One, c.Other, 2)));
    }

    [Fact]
    public void Synonyms_OfOurCourses_HaveNoFaultAndLeadSomewhere()
    {
        var catalogue = CatalogueReader.Read(SourceRepository.Courses);
        var index = new SearchIndex(catalogue.Synonyms, CatalogueSearchEntries.List(catalogue));

        Assert.DoesNotContain(catalogue.Faults, f => f.File == "sinonimos.yml");
        Assert.True(catalogue.Synonyms.Groups.Length > 30);
        Assert.All(
            catalogue.Synonyms.Groups,
            group =>
                Assert.True(
                    group.Any(phrase => index.Entries.Any(entry => phrase.All(word => entry.Weigh(word) > 0))),
                    $"Nothing is found with {SynonymList.Key(group[0])}."
                )
        );
    }

    [Theory]
    [InlineData("grupos:\n  - celular, teléfono\n  - cel, teléfonos\n", 3, "ya está en el grupo de la línea 2")]
    [InlineData("grupos:\n  - celular\n", 2, "al menos dos palabras")]
    [InlineData("grupos:\n  - celular, aparato para llamar lejos\n", 2, "de una a tres palabras")]
    [InlineData("grupos:\n  - celular, teléfono\nignorar:\n  - para\notros: []\n", 5, "No se conoce el dato")]
    [InlineData("grupos: celular\n", 1, "debe ser una lista")]
    public void SynonymFile_WithAFault_SaysTheLineAndTakesNoLessonAway(string text, int line, string said)
    {
        using var courses = new SampleCourses();

        var catalogue = courses.Write("sinonimos.yml", text).Read();

        Assert.Contains(
            catalogue.Faults,
            f => f.File == "sinonimos.yml" && f.Line == line && f.Message.Contains(said, StringComparison.Ordinal)
        );
        Assert.Empty(catalogue.Withheld);
        Assert.Equal(2, catalogue.Courses.Length);
    }

    [Fact]
    public void Lesson_FoundByItsText_ComesWithTheSentenceThatSaysIt()
    {
        using var courses = new SampleCourses();
        var catalogue = courses.WriteBody("Riegue poco.\n\nLa semilla **duerme** en la tierra. Despierta en abril.\n").Read();
        var index = new SearchIndex(catalogue.Synonyms, CatalogueSearchEntries.List(catalogue));

        var found = SearchMatcher.Find(index, "dormido duerme tierra");

        var lesson = Assert.Single(found.Groups.Single(g => g.Kind is SearchKind.Lesson).Results);
        Assert.Equal("La semilla duerme en la tierra.", lesson.Sentence);
        Assert.True(found.IsPartial);
    }

    [Fact]
    public void Results_WithTheWordInTheTitle_ComeBeforeThoseWithItInTheText()
    {
        SearchEntry Entry(string title, string keyword, string text) => new(SearchKind.Lesson, title, $"/{title}", "", [keyword], [text]);
        var index = new SearchIndex(
            SynonymList.None,
            [Entry("uno", "nada", "Hay un gato."), Entry("dos", "gato", ""), Entry("gatos", "nada", ""), Entry("perro", "nada", "")]
        );

        var found = SearchMatcher.Find(index, "gato");

        Assert.Equal(["/gatos", "/dos", "/uno"], found.Groups.Single().Results.Select(r => r.Entry.Path));
    }
}
