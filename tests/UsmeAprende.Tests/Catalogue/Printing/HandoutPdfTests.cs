using System.Text.RegularExpressions;
using UsmeAprende.Catalogue;
using UsmeAprende.Catalogue.Printing;
using UsmeAprende.Documents.Paper;
using UsmeAprende.Tests.Documents.Paper;

namespace UsmeAprende.Tests.Catalogue.Printing;

public sealed partial class HandoutPdfTests
{
    private const string Site = "https://aprende.example";

    private static readonly DateTime MadeAt = new(2035, 8, 6, 14, 0, 0, DateTimeKind.Utc);

    private static readonly Lazy<CourseCatalogue> Catalogue = new(() => CatalogueReader.Read(SourceRepository.Courses));

    [Fact]
    public void Handout_OfEveryLesson_IsOneSheetThatEndsItsSentences()
    {
        var lessons = Catalogue.Value.Courses.SelectMany(c => c.Modules.SelectMany(m => m.Lessons.Select(l => (c, m, l)))).ToList();
        var bad = new List<string>();

        foreach (var (course, module, lesson) in lessons)
        {
            var handout = LessonHandout.Create(course, module, lesson, Site);
            var pdf = HandoutPdf.Create(handout, "UsmeAprende", MadeAt);
            var pages = PageObject().Count(System.Text.Encoding.Latin1.GetString(pdf));
            if (pages != 1 || handout.Takeaway.Length == 0 || !handout.Lines.Any(l => l.Text == "Practique en su celular"))
                bad.Add($"{lesson.Id}: {pages} pages");
            if (handout.Lines.FirstOrDefault(l => PaperFonts.FindFirstMissing(l.Text) is not null) is { } line)
                bad.Add($"{lesson.Id}: «{line.Text}» has a sign that cannot be printed");
        }

        Assert.True(lessons.Count >= 76);
        Assert.True(bad.Count == 0, string.Join('\n', bad));
    }

    [Fact]
    public void Handout_OfALessonTooLongForTheSheet_SaysWhereItGoesOn()
    {
        var course = Catalogue.Value.Courses[0];
        var module = course.Modules[0];
        var real = LessonHandout.Create(course, module, module.Lessons[0], Site);
        var sentence = "Esta frase dice algo que hay que saber. ";
        var handout = real with
        {
            Lines =
            [
                .. Enumerable
                    .Range(1, 60)
                    .Select(n => new HandoutLine(HandoutLineKind.Paragraph, $"Párrafo {n}. {sentence}{sentence}".Trim())),
            ],
        };

        var pdf = HandoutPdf.Create(handout, "UsmeAprende", MadeAt);
        var text = PdfTools.Text(pdf);

        Assert.Single(PageObject().Matches(System.Text.Encoding.Latin1.GetString(pdf)));
        Assert.Contains("Sigue en", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Párrafo 60.", text, StringComparison.Ordinal);
        Assert.EndsWith("saber.", string.Join(' ', Words().Split(text.Split("Sigue en")[0].Trim())), StringComparison.Ordinal);
    }

    [Fact]
    public void Handout_OfALesson_HasItsWordsItsAddressAndACleanStructure()
    {
        var course = Catalogue.Value.Courses[0];
        var module = course.Modules[0];
        var lesson = module.Lessons[0];

        var pdf = HandoutPdf.Create(LessonHandout.Create(course, module, lesson, Site), "UsmeAprende", MadeAt);
        var text = PdfTools.Text(pdf);

        Assert.Contains(lesson.Title, text, StringComparison.Ordinal);
        Assert.Contains("aprende.example/cursos/", text, StringComparison.Ordinal);
        Assert.Contains("Dónde seguir", text, StringComparison.Ordinal);
        PdfTools.AssertClean(pdf);
    }

    [Fact]
    public void Cards_OfEveryGuide_CanBePrintedEightToASheet()
    {
        var modules = Catalogue.Value.ModulesById.Values.Where(m => m.Guide is { Cards.IsEmpty: false }).ToList();

        Assert.True(modules.Count >= 11);
        foreach (var module in modules)
        {
            var cards = module.Guide!.Cards;
            var pdf = ActivityCardSheet.CreatePdf(module, "UsmeAprende", MadeAt);

            Assert.Equal((cards.Length + 7) / 8, PageObject().Count(System.Text.Encoding.Latin1.GetString(pdf)));
            Assert.All(cards, card => Assert.Null(PaperFonts.FindFirstMissing(card.Text)));
        }
    }

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex PageObject();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Words();
}
