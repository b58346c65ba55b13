using System.IO.Compression;
using System.Xml.Linq;
using UsmeAprende.Catalogue;
using UsmeAprende.Catalogue.Carrying;
using UsmeAprende.Documents;

namespace UsmeAprende.Tests.Catalogue.Carrying;

/// <summary>The books of the courses there are. What epubcheck adds is checked by <c>.ci/epubcheck</c>.</summary>
public sealed class CourseBookTests
{
    private const int MostBytes = 2 * 1024 * 1024;

    private static readonly DownloadOrigin Nowhere = new("UsmeAprende", "Alcaldía Local de Usme", null);
    private static readonly CourseCatalogue Courses = CatalogueReader.Read(SourceRepository.Courses);

    public static TheoryData<string> CourseIds => [.. Courses.Courses.Where(c => c.HasLessons).Select(c => c.Id)];

    [Theory, MemberData(nameof(CourseIds))]
    public void Book_OfEachCourse_LeadsNowhereButIntoItselfAndToOfficialPages(string id)
    {
        var book = Open(id);

        foreach (var (page, from, address) in book.Addresses())
        {
            if (from.Name.LocalName == "a" && address.Split(':')[0] is "https" or "http" or "mailto" or "tel")
                continue;
            var target = address.StartsWith('#') ? page + address : address;
            Assert.True(book.Names.Contains(target) || book.Element(target) is not null, $"{page}: {address}");
        }
    }

    [Theory, MemberData(nameof(CourseIds))]
    public void Book_OfEachCourse_AsksEveryQuestionAndAnswersItBothWays(string id)
    {
        var book = Open(id);
        var course = Courses.CoursesById[id];
        var questions = course.Modules.Sum(m =>
            m.Lessons.Sum(l => l.Questions.Count()) + m.Review.Length + (m.Test?.Questions.Length ?? 0)
        );

        var toAnswers = book.Addresses().Where(a => a.Address.Contains(".respuestas.xhtml#", StringComparison.Ordinal)).ToList();

        Assert.Equal(questions, toAnswers.Count);
        foreach (var (page, from, address) in toAnswers)
        {
            var exercise = from.Ancestors().First(e => e.Attribute("id") is not null);
            var answer = book.Element(address)!;
            Assert.Equal(
                $"{page}#{(string)exercise.Attribute("id")!}",
                answer.Descendants().Select(e => (string?)e.Attribute("href")).First(h => h is not null)
            );
            Assert.Contains(answer.Descendants(), e => e.Name.LocalName == "strong" && e.Value.Length > 0);
        }
    }

    [Theory, MemberData(nameof(CourseIds))]
    public void Book_OfEachCourse_IsSmallAndHasEachDrawingWithItsWords(string id)
    {
        var file = Write(id);
        var book = new OpenedBook(file);

        var pictures = book.Addresses().Where(a => a.From.Name.LocalName == "img").ToList();

        Assert.InRange(file.Length, 1, MostBytes);
        Assert.Equal(
            book.Names.Count(n => n.StartsWith("img/", StringComparison.Ordinal)),
            pictures.Select(p => p.Address).Distinct().Count()
        );
        Assert.All(pictures, p => Assert.NotEqual("", (string?)p.From.Attribute("alt") ?? ""));
    }

    // Reading apps number lists: "2. 1. Mi celular" would stand in the contents.
    [Theory, MemberData(nameof(CourseIds))]
    public void Book_OfEachCourse_HasACoverAndContentsNumberedOnce(string id)
    {
        using var zip = new ZipArchive(new MemoryStream(Write(id)));

        using var cover = zip.GetEntry("EPUB/cover.svg")!.Open();
        using var style = new StreamReader(zip.GetEntry("EPUB/style.css")!.Open());
        var words = string.Join(' ', XDocument.Load(cover).Descendants().Where(e => e.Name.LocalName == "tspan").Select(t => t.Value));
        Assert.Equal(Courses.CoursesById[id].Title, words);
        Assert.Contains("nav ol { list-style: none", style.ReadToEnd(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(CourseIds))]
    public void Book_OfEachCourse_UsesNoIdTwiceOnAPage(string id) =>
        Assert.All(
            Open(id).Pages.Values,
            page => Assert.Distinct(page.Descendants().Select(e => (string?)e.Attribute("id")).OfType<string>())
        );

    [Theory, MemberData(nameof(CourseIds))]
    public void Book_MadeTwice_IsTheSameBytes(string id) => Assert.Equal(Write(id), Write(id));

    [Fact]
    public void Book_LinkToALessonOfItsOwn_LeadsToThatChapter()
    {
        using var courses = new SampleCourses();
        var catalogue = courses.Read();

        var book = new OpenedBook(EpubWriter.Write(CourseBook.Create(catalogue, catalogue.CoursesById["huerta"], Nowhere)));

        Assert.Contains(book.Addresses(), a => a.Page == "2-cosechar.el-canasto.xhtml" && a.Address == "1-sembrar.la-semilla.xhtml");
        Assert.Contains(book.Addresses(), a => a.Page == "1-sembrar.la-semilla.xhtml" && a.Address == "glosario.xhtml#g_wifi");
    }

    [Theory]
    [InlineData(null, "Mire la ayuda.", null)]
    [InlineData("https://aprende.example", "Mire la ayuda.", "https://aprende.example/ayuda")]
    public void Book_LinkToAPageOfTheSite_IsKeptOnlyWhereTheSiteHasAnAddress(string? url, string words, string? address)
    {
        using var courses = new SampleCourses().Replace(SampleCourses.SecondLesson, "Repase", "Mire la [ayuda](/ayuda).\n\nRepase");
        var catalogue = courses.Read();

        var book = new OpenedBook(
            EpubWriter.Write(CourseBook.Create(catalogue, catalogue.CoursesById["huerta"], Nowhere with { Url = url }))
        );

        var paragraph = book.Pages["2-cosechar.el-canasto.xhtml"].Descendants().Single(e => e.Name.LocalName == "p" && e.Value == words);
        Assert.Equal(address, (string?)paragraph.Elements().SingleOrDefault()?.Attribute("href"));
    }

    private static byte[] Write(string id) => EpubWriter.Write(CourseBook.Create(Courses, Courses.CoursesById[id], Nowhere));

    private static OpenedBook Open(string id) => new(Write(id));
}

/// <summary>A book's pages as a reader finds them, by name below its folder.</summary>
internal sealed class OpenedBook
{
    public OpenedBook(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        foreach (var entry in zip.Entries.Where(e => e.FullName.StartsWith("EPUB/", StringComparison.Ordinal)))
        {
            using var stream = entry.Open();
            var name = entry.FullName["EPUB/".Length..];
            Names.Add(name);
            if (!name.EndsWith(".css", StringComparison.Ordinal))
                Pages[name] = XDocument.Load(stream);
        }
    }

    public HashSet<string> Names { get; } = [];

    public Dictionary<string, XDocument> Pages { get; } = [];

    public XElement? Element(string address)
    {
        var (name, id) = address.Split('#') is [var file, var fragment] ? (file, fragment) : (address, "");
        if (!Pages.TryGetValue(name, out var page))
            return null;
        return id.Length == 0 ? page.Root : page.Descendants().SingleOrDefault(e => (string?)e.Attribute("id") == id);
    }

    /// <summary>Every place that something on a page leads to or loads.</summary>
    public IEnumerable<(string Page, XElement From, string Address)> Addresses() =>
        from page in Pages
        where page.Key.EndsWith(".xhtml", StringComparison.Ordinal)
        from element in page.Value.Descendants()
        from attribute in element.Attributes()
        where attribute.Name.LocalName is "href" or "src"
        select (page.Key, element, attribute.Value);
}
