using UsmeAprende.Catalogue.Linting;

namespace UsmeAprende.Tests.Catalogue.Linting;

public sealed class SyllableCounterTests
{
    [Fact]
    public void Words_PartedByHand_AreCountedAlike()
    {
        var words = PartedByHand();

        Assert.True(words.Count >= 200, $"Only {words.Count} words.");
        Assert.Empty(
            words
                .Where(w => SyllableCounter.Count(w.Word) != w.Parts.Split('-').Length)
                .Select(w => $"{w.Word}: {SyllableCounter.Count(w.Word)}, by hand {w.Parts}")
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("—")]
    [InlineData("%")]
    public void Marks_WithoutLetterOrFigure_HaveNone(string marks) => Assert.Equal(0, SyllableCounter.Count(marks));

    [Theory]
    [InlineData("brr")]
    [InlineData("ñ")]
    [InlineData("999999999999999999999999")]
    [InlineData("日本")]
    [InlineData("٣")]
    public void Words_OfNoLanguage_AreCountedWithoutFailing(string word) => Assert.InRange(SyllableCounter.Count(word), 1, 100);

    // "cua-der-no" is written as its parts joined; "CPL=ce-pe-e-le" is said otherwise.
    private static List<(string Word, string Parts)> PartedByHand() =>
        [
            .. File.ReadLines(Path.Combine(SourceRepository.Root, "tests", "UsmeAprende.Tests", "Catalogue", "Linting", "syllables.txt"))
                .Where(line => !line.StartsWith('#'))
                .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Select(word =>
                    word.Split('=') is [var written, var parts] ? (written, parts) : (word.Replace("-", "", StringComparison.Ordinal), word)
                ),
        ];
}
