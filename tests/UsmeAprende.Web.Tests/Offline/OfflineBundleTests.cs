using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Catalogue;
using UsmeAprende.Web.Kit.Caching;

namespace UsmeAprende.Web.Tests.Offline;

/// <summary>What phones take along is what the site serves, byte for byte, and small enough for a bad line.</summary>
public sealed partial class OfflineBundleTests(SiteHost site)
{
    private const int MostBytes = 1_500_000;
    private const int MostProgrammeBytes = 80 * 1024;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IEnumerable<Course> Courses => site.Services.GetRequiredService<CatalogueStore>().Current.Courses.Where(c => c.HasLessons);

    [Fact]
    public async Task Bundle_OfEveryCourse_HoldsItsPagesAsTheSiteServesThem()
    {
        using var browser = site.Browser();

        foreach (var course in Courses)
        {
            var file = await browser.GetByteArrayAsync($"/sin-senal/{course.Id}.gz", Cancel);
            var files = Unpack(file);

            Assert.InRange(file.Length, 1, MostBytes);
            Assert.Superset(course.Lessons.Select(lesson => lesson.Path).ToHashSet(), files.Keys.ToHashSet());
            foreach (var (path, (hash, body)) in files)
            {
                using var served = await browser.GetAsync(path, Cancel);
                Assert.Equal(HttpStatusCode.OK, served.StatusCode);
                Assert.Equal($"\"{hash}\"", served.Headers.ETag!.Tag);
                Assert.Equal(hash, PublicResponse.ComputeHash(Encoding.UTF8.GetBytes(body)));
            }
        }
    }

    // A drawing that is missing would be a hole in a lesson that has no signal to fill it.
    [Fact]
    public async Task Bundle_OfEveryCourse_HoldsEveryDrawingOfItsPages()
    {
        using var browser = site.Browser();

        foreach (var course in Courses)
        {
            var files = Unpack(await browser.GetByteArrayAsync($"/sin-senal/{course.Id}.gz", Cancel));

            var shown = files.Values.SelectMany(f => Drawing().Matches(f.Body)).Select(found => found.Groups["path"].Value);
            Assert.Empty(shown.Where(path => !path.StartsWith("/v/", StringComparison.Ordinal)).Except(files.Keys));
        }
    }

    [Fact]
    public async Task Contents_OfACourse_SayWhatItsBundleHolds()
    {
        using var browser = site.Browser();
        var course = Courses.First();

        var contents = JsonDocument.Parse(await browser.GetStringAsync($"/sin-senal/{course.Id}.json", Cancel)).RootElement;
        var file = await browser.GetByteArrayAsync($"/sin-senal/{course.Id}.gz", Cancel);

        Assert.Equal(course.Title, contents.GetProperty("title").GetString());
        Assert.Equal(file.Length, contents.GetProperty("bytes").GetInt32());
        Assert.Equal(PublicResponse.ComputeHash(file), contents.GetProperty("hash").GetString());
        Assert.Equal(
            Unpack(file).Select(f => (f.Key, f.Value.Hash)),
            contents.GetProperty("files").EnumerateObject().Select(f => (f.Name, f.Value.GetString()!))
        );
    }

    [Fact]
    public async Task Programme_HoldsStyleAndScriptsAndThePageForNoSignal()
    {
        using var browser = site.Browser();

        var file = await browser.GetByteArrayAsync("/sin-senal/programa.gz", Cancel);
        var files = Unpack(file);

        Assert.InRange(file.Length, 1, MostProgrammeBytes);
        Assert.Contains("/sin-senal", files.Keys);
        Assert.Contains("/sin-senal/encuentro", files.Keys);
        foreach (
            var name in new[] { "usme.css", "paginas.css", "lesson.js", "exercises.js", "records.js", "speech.js", "carried-gathering.js" }
        )
            Assert.Contains(files.Keys, path => path.EndsWith($"/{name}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Bundle_AskedForFromTheMiddle_GoesOnThere()
    {
        using var browser = site.Browser();
        var whole = await browser.GetByteArrayAsync("/sin-senal/programa.gz", Cancel);

        using var rest = await AskAsync(browser, "bytes=1000-", $"\"{PublicResponse.ComputeHash(whole)}\"");

        Assert.Equal(HttpStatusCode.PartialContent, rest.StatusCode);
        Assert.Equal(new ContentRangeHeaderValue(1000, whole.Length - 1, whole.Length), rest.Content.Headers.ContentRange);
        Assert.Equal(whole[1000..], await rest.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Theory]
    [InlineData("bytes=1000-", "\"another\"")]
    [InlineData("bytes=99999999-", null)]
    [InlineData("bytes=-5", null)]
    [InlineData("bytes=0-1,5-6", null)]
    [InlineData("lines=1-", null)]
    [InlineData("bytes=x", null)]
    public async Task Bundle_ThatChangedOrIsAskedForOtherwise_ComesWhole(string range, string? known)
    {
        using var browser = site.Browser();
        var whole = await browser.GetByteArrayAsync("/sin-senal/programa.gz", Cancel);

        using var answer = await AskAsync(browser, range, known);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(whole, await answer.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Theory]
    [InlineData("/sin-senal/no-hay.gz")]
    [InlineData("/sin-senal/no-hay.json")]
    public async Task Course_ThatIsNotThere_IsNotFound(string path)
    {
        using var browser = site.Browser();

        using var answer = await browser.GetAsync(path, Cancel);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient browser, string range, string? known)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sin-senal/programa.gz");
        request.Headers.TryAddWithoutValidation("Range", range);
        if (known is not null)
            request.Headers.TryAddWithoutValidation("If-Range", known);
        return await browser.SendAsync(request, Cancel);
    }

    private static Dictionary<string, (string Hash, string Body)> Unpack(byte[] file)
    {
        using var gzip = new GZipStream(new MemoryStream(file), CompressionMode.Decompress);
        using var lines = new StreamReader(gzip);
        var files = new Dictionary<string, (string, string)>();
        while (lines.ReadLine() is { } line)
        {
            var entry = JsonDocument.Parse(line).RootElement;
            files.Add(
                entry.GetProperty("path").GetString()!,
                (entry.GetProperty("hash").GetString()!, entry.GetProperty("body").GetString()!)
            );
        }
        return files;
    }

    [GeneratedRegex("""<img[^>]* src="(?<path>/[^"]+)""")]
    private static partial Regex Drawing();
}
