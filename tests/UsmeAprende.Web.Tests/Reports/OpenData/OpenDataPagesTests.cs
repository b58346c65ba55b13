using System.Collections.Immutable;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Data;
using UsmeAprende.Figures;
using UsmeAprende.Reports.OpenData;

namespace UsmeAprende.Web.Tests.Reports.OpenData;

/// <summary>Open data as people, spreadsheets, harvesters and auditors take them. The site's clock stands in August of 2035.</summary>
public sealed partial class OpenDataPagesTests : IAsyncLifetime
{
    private readonly SiteHost _site = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Datasets_AllOfThem_HaveAPageAndTheSameRowsInEachFile()
    {
        using var visitor = _site.Browser();
        await PublishAsync();
        foreach (var dataset in ListDatasets())
        {
            using var page = await visitor.GetAsync($"/datos-abiertos/{dataset.Id}", Cancel);
            var csv = await visitor.GetStringAsync($"/datos-abiertos/{dataset.Id}.csv", Cancel);
            var excel = await visitor.GetByteArrayAsync($"/datos-abiertos/excel/{dataset.Id}.csv", Cancel);
            var json = JsonNode.Parse(await visitor.GetStringAsync($"/datos-abiertos/{dataset.Id}.json", Cancel))!.AsArray();

            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.StartsWith(string.Join(',', dataset.Columns.Select(c => c.Name)) + "\r\n", csv, StringComparison.Ordinal);
            Assert.Equal([0xEF, 0xBB, 0xBF], excel[..3]);
            Assert.Contains(
                string.Join(';', dataset.Columns.Select(c => c.Name)),
                Encoding.UTF8.GetString(excel),
                StringComparison.Ordinal
            );
            Assert.Equal(csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length - 1, json.Count);
            Assert.All(json, row => Assert.Equal(dataset.Columns.Select(c => c.Name), row!.AsObject().Select(p => p.Key)));
        }
    }

    [Fact]
    public async Task Participation_TellsPublishedCellsOnly() // R29
    {
        using var visitor = _site.Browser();
        await PublishAsync();

        Assert.Equal(
            "mes,lugar,lecciones\r\n2035-06,Olarte,12\r\n2035-06,Otros lugares,7\r\n",
            await visitor.GetStringAsync("/datos-abiertos/participacion.csv", Cancel)
        );
    }

    [Fact]
    public async Task File_AskedAgain_IsNotSentAgain()
    {
        using var visitor = _site.Browser();
        using var first = await visitor.GetAsync("/datos-abiertos/cursos.json", Cancel);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/datos-abiertos/cursos.json");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await visitor.SendAsync(again, Cancel);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData("/datos-abiertos/cursos.csv", true)]
    [InlineData("/datos-abiertos/cursos.json", true)]
    [InlineData("/datos-abiertos/catalogo.jsonld", true)]
    [InlineData("/datos-abiertos/cursos", false)]
    public async Task File_ButNoPage_MayBeReadByScriptsOfOtherSites(string path, bool expected)
    {
        using var visitor = _site.Browser();
        foreach (var _ in new[] { "rendered", "kept" })
        {
            using var answer = await visitor.GetAsync(path, Cancel);
            Assert.Equal(expected, answer.Headers.Contains("Access-Control-Allow-Origin"));
        }
    }

    [Fact]
    public async Task Catalogue_HasWhatDcatApDemands()
    {
        using var visitor = _site.Browser();

        var document = JsonNode.Parse(await visitor.GetStringAsync("/datos-abiertos/catalogo.jsonld", Cancel))!;

        var graph = document["@graph"]!.AsArray();
        var catalogue = Assert.Single(graph, node => node!["@type"]!.ToString() == "dcat:Catalog")!;
        AssertText(catalogue["dct:title"]);
        AssertText(catalogue["dct:description"]);
        var agent = Find(catalogue["dct:publisher"]);
        Assert.Contains("foaf:Agent", agent["@type"]!.AsArray().Select(t => (string?)t));
        AssertText(agent["foaf:name"]);
        var datasets = catalogue["dcat:dataset"]!.AsArray();
        Assert.Equal(ListDatasets().Select(d => d.Id), datasets.Select(d => (string?)d!["dct:identifier"]));
        foreach (var dataset in datasets)
        {
            AssertText(dataset!["dct:title"]);
            AssertText(dataset["dct:description"]);
            Assert.All(dataset["dcat:keyword"]!.AsArray(), AssertText);
            Assert.Contains("vcard:Kind", Find(dataset["dcat:contactPoint"])["@type"]!.AsArray().Select(t => (string?)t));
            foreach (var distribution in dataset["dcat:distribution"]!.AsArray())
            {
                Assert.NotNull(distribution!["dcat:accessURL"]!["@id"]);
                var file = new Uri((string)distribution["dcat:downloadURL"]!["@id"]!);
                Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(file.AbsolutePath, Cancel)).StatusCode);
            }
        }

        JsonNode Find(JsonNode? reference) => Assert.Single(graph, node => (string?)node!["@id"] == (string?)reference!["@id"])!;
        static void AssertText(JsonNode? text) => Assert.True(text!["@language"]!.GetValue<string>() == "es" && text["@value"] is not null);
    }

    [Theory]
    [InlineData("/datos-abiertos/personas")]
    [InlineData("/datos-abiertos/personas.csv")]
    [InlineData("/datos-abiertos/publicaciones/2035-1.zip")]
    [InlineData("/datos-abiertos/publicaciones/2035-1.jws")]
    public async Task Address_OfNoDataset_IsNotFound(string path)
    {
        using var visitor = _site.Browser();

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(path, Cancel)).StatusCode);
    }

    private ImmutableArray<OpenDataset> ListDatasets()
    {
        using var scope = _site.Services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<OpenDataCatalogue>().All;
    }

    /// <summary>A month as its closing leaves it.</summary>
    private async Task PublishAsync()
    {
        var june = new DateOnly(2035, 6, 1);
        await using var scope = _site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<UsmeDb>();
        foreach (var (place, total) in new[] { ("Olarte", 12), ("", 7) })
        {
            db.Add(
                new PublishedCell
                {
                    Month = june,
                    Figure = FinishedLessonsFigure.Name,
                    Place = place,
                    Total = total,
                    People = 6,
                }
            );
        }
        foreach (var figure in new[] { FinishedLessonsFigure.Name, HeldGatheringTotals.NameOfKind("fair") })
        {
            db.Add(
                new ClosedMonth
                {
                    Month = june,
                    Figure = figure,
                    Total = 19,
                    People = 12,
                    ClosedAt = FigureMonth.ClosesAt(june),
                }
            );
        }
        await db.SaveChangesAsync(Cancel);
    }
}
