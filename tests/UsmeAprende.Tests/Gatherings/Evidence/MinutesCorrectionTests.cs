using UsmeAprende.Gatherings.Evidence;
using UsmeAprende.Tests.Documents.Paper;

namespace UsmeAprende.Tests.Gatherings.Evidence;

/// <summary>Minutes that are mended after attendance was closed, until somebody has them.</summary>
public sealed class MinutesCorrectionTests : IAsyncLifetime
{
    private static readonly PaperHeading Heading = new("Alcaldía de prueba", "UsmeAprende");

    private TestSite _site = null!;
    private TestGathering _cafe = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _cafe = await TestGathering.PlanAsync(_site);
        _site.Clock.Advance(TestGathering.End.AddHours(1) - _site.Now);
        await WriteAsync("Prendimos el celular");
        await _cafe.CloseAsync(TestGathering.Start, TestGathering.End);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Minutes_CorrectedWithAReason_KeepTheEarlierTextWhole() // R31
    {
        var whole = new string('a', GatheringMinutes.TextLength);

        var mute = await WriteAsync("Encendimos el celular");
        var first = await WriteAsync(whole, "Faltaba lo demás");
        var again = await WriteAsync(whole, "Faltaba lo demás");
        var second = await WriteAsync("Encendimos el celular", "Sobraba");

        Assert.Equal(
            [MinutesResult.ReasonNeeded, MinutesResult.Written, MinutesResult.Written, MinutesResult.Written],
            [mute, first, again, second]
        );
        var earlier = await _cafe.AskAsync<MinutesService, IReadOnlyList<EarlierMinutes>>(m => m.ListEarlierAsync(_cafe.Id, Cancel));
        Assert.Equal(["Sobraba", "Faltaba lo demás"], earlier.Select(e => e.Reason).Distinct());
        Assert.Equal(whole, string.Concat(earlier.Where(e => e.Reason == "Sobraba").Reverse().Select(e => e.Text)));
        Assert.Equal("Prendimos el celular", earlier.Single(e => e.Reason != "Sobraba" && e.Text.Length > 0).Text);
    }

    [Fact]
    public async Task Minutes_OfADeliveredMonth_ChangeNoMore()
    {
        await DeliverAsync(new DateOnly(2035, 7, 1));
        var other = await WriteAsync("Encendimos el celular", "Faltaba");
        await DeliverAsync(new DateOnly(2035, 8, 1));

        var delivered = await WriteAsync("Otra cosa", "Faltaba");

        Assert.Equal((MinutesResult.Written, MinutesResult.Delivered), (other, delivered));
    }

    [Fact]
    public async Task Paper_OfMinutes_HasTheEntitysWordsAndNamesNobodyWhoCame()
    {
        await WriteAsync("Encendimos el celular\nEnviamos un audio", "Faltaba el audio");
        var ana = await _cafe.PersonAsync("Ana");
        await _cafe.SendAsync(_cafe.Mark(ana));
        var gathering = await _cafe.GatheringAsync();

        var paper = await _cafe.AskAsync<MinutesPaperBuilder, MinutesPaper?>(b => b.CreateAsync(gathering, Heading, Cancel));
        var pdf = MinutesPdf.Print(paper!, _site.Now);

        var text = PdfTools.Text(pdf);
        PdfTools.AssertClean(pdf);
        Assert.All(
            new[]
            {
                "Alcaldía de prueba",
                "Salón comunal",
                "Asistentes: 1 persona",
                "Enviamos un audio",
                "Compromisos",
                "Firma",
                "Se corrigió",
            },
            words => Assert.Contains(words, text, StringComparison.Ordinal)
        );
        Assert.DoesNotContain("Ana", text, StringComparison.Ordinal);
    }

    private Task<bool> DeliverAsync(DateOnly month) =>
        _cafe.AskAsync<EvidencePackage, bool>(async p =>
        {
            await p.AuditDownloadAsync(_cafe.Facilitator, _cafe.Facilitator, month, Cancel);
            return true;
        });

    private Task<MinutesResult> WriteAsync(string done, string? reason = null) =>
        _cafe.AskAsync<MinutesService, MinutesResult>(m => m.WriteAsync(_cafe.Facilitator, _cafe.Id, done, null, reason, Cancel));
}
