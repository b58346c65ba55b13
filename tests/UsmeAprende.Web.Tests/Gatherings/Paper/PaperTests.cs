using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.Web.Kit.Requests;

namespace UsmeAprende.Web.Tests.Gatherings.Paper;

/// <summary>Paper over HTTP: sheets, lists, scans, photos, minutes, packages and cards.</summary>
public sealed partial class PaperTests : IAsyncLifetime
{
    private const string List = "documento,tipo,nombres,apellidos\n52111222,CC,Rosa María,Quisquinay\nabc,CC,Ana,Ruiz\n";

    private readonly SiteHost _site = new SiteHost().With("People:StaffSecondFactor", "Optional").With("People:TriesPerAddress", "40");
    private BrowserVisit _facilitator = null!;
    private Guid _cafe;

    public async ValueTask InitializeAsync()
    {
        await _site.InitializeAsync();
        _facilitator = new BrowserVisit(_site);
        _cafe = await PaperCafe.PlanAsync(_site, _facilitator, await _facilitator.SignUpAsync(role: PersonRole.Facilitator));
    }

    public ValueTask DisposeAsync()
    {
        _facilitator.Dispose();
        return _site.DisposeAsync();
    }

    private string Path => $"/facilitacion/encuentros/{_cafe}";

    [Fact]
    public async Task Sheet_Printed_GivesCodesThatMarkAfterBeingLookedAt()
    {
        using var pdf = await _facilitator.PostAsync($"{Path}/planilla", ("formato", "pdf"));
        using var book = await _facilitator.PostAsync($"{Path}/planilla", ("formato", "xlsx"));
        var page = await _facilitator.ReadAsync($"{Path}/papel");
        using var nonsense = await _facilitator.PostAsync($"{Path}/papel/codigos", ("codigos", "uno"));
        using var typed = await _facilitator.PostAsync($"{Path}/papel/codigos", ("codigos", "1"));
        var preview = await _facilitator.ReadAsync($"{typed.Headers.Location}");
        var before = await PresentAsync();
        using var applied = await _facilitator.PostAsync($"{typed.Headers.Location}");
        using var filled = await _facilitator.Browser.GetAsync($"{Path}/lista.pdf", BrowserVisit.Cancel);

        Assert.Equal(
            ["application/pdf", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/pdf"],
            new[] { pdf, book, filled }.Select(r => r.Content.Headers.ContentType!.MediaType!)
        );
        Assert.Contains($"1. {PaperCafe.Expected}", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, nonsense.StatusCode);
        Assert.Equal("uno", (await BrowserVisit.PageAsync(nonsense)).QuerySelector("input[name=codigos]")!.GetAttribute("value"));
        Assert.Contains(PaperCafe.Expected, preview.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal((0, HttpStatusCode.Redirect, 1), (before, applied.StatusCode, await PresentAsync()));
    }

    [Fact]
    public async Task List_Sent_IsLookedAtThenDoneOnce()
    {
        using var none = await SendAsync($"{Path}/papel/archivo", "archivo", "", "vacio.csv");
        using var sent = await SendAsync($"{Path}/papel/archivo", "archivo", List, "C:\\listas\\café.csv");
        var page = await _facilitator.ReadAsync($"{sent.Headers.Location}");
        using var mute = await _facilitator.PostAsync($"{sent.Headers.Location}");
        using var applied = await _facilitator.PostAsync($"{sent.Headers.Location}", ("HaveConsent", "true"));
        var after = await _facilitator.ReadAsync($"{applied.Headers.Location}");
        using var again = await SendAsync($"{Path}/papel/archivo", "archivo", List, "café.csv");
        var second = await _facilitator.ReadAsync($"{again.Headers.Location}");

        Assert.Equal(
            [HttpStatusCode.BadRequest, HttpStatusCode.Redirect, HttpStatusCode.BadRequest, HttpStatusCode.Redirect],
            new[] { none, sent, mute, applied }.Select(r => r.StatusCode)
        );
        Assert.Contains("Línea 3: Con errores columna A (documento): ", Words(page), StringComparison.Ordinal);
        Assert.Contains(
            "Línea 2, Rosa María Quisquinay, documento terminado en 1222: Persona nueva",
            Words(page),
            StringComparison.Ordinal
        );
        Assert.Contains("autorización firmada", Words(await BrowserVisit.PageAsync(mute)), StringComparison.Ordinal);
        Assert.Contains("La lista quedó importada", Words(after), StringComparison.Ordinal);
        Assert.Contains("No hay nada que hacer", Words(second), StringComparison.Ordinal);
        Assert.Equal(1, await PresentAsync());
    }

    // R38: nothing is decided for the facilitator, and names that came in one column are hers to mend.
    [Fact]
    public async Task List_WithSomebodyExpected_AsksWhetherItIsThePerson()
    {
        const string list = "NOMBRES Y APELLIDOS,CELULAR\nChisaca Soraida,3200010001\nAna Ruiz,\n";
        using var sent = await SendAsync($"{Path}/papel/archivo", "archivo", list, "lista.csv");
        var page = await _facilitator.ReadAsync($"{sent.Headers.Location}");
        using var mute = await _facilitator.PostAsync($"{sent.Headers.Location}", ("HaveConsent", "true"), ("HasSeenNames", "true"));
        using var unseen = await _facilitator.PostAsync($"{sent.Headers.Location}", ("HaveConsent", "true"), ("Answers[2]", "misma"));
        using var applied = await _facilitator.PostAsync(
            $"{sent.Headers.Location}",
            ("HaveConsent", "true"),
            ("HasSeenNames", "true"),
            ("Answers[2]", "misma"),
            ("Names[3]", "Ana / Ruiz Peña")
        );

        Assert.Contains($"¿Es {PaperCafe.Expected}, que reservó?", Words(page), StringComparison.Ordinal);
        Assert.Equal(2, page.QuerySelectorAll("input[type=radio][name='Answers[2]']").Length);
        Assert.Empty(page.QuerySelectorAll("input[type=radio][checked]"));
        Assert.Equal("Ana / Ruiz", page.QuerySelector("input[name='Names[3]']")!.GetAttribute("value"));
        Assert.Equal(
            [HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.Redirect],
            new[] { mute, unseen, applied }.Select(r => r.StatusCode)
        );
        Assert.Contains("es la misma o es otra", Words(await BrowserVisit.PageAsync(mute)), StringComparison.Ordinal);
        Assert.Equal(2, await PresentAsync());
        Assert.Equal(1, await _facilitator.WithDbAsync(db => db.People.CountAsync(p => p.Surnames == "Ruiz Peña", BrowserVisit.Cancel)));
    }

    [Fact]
    public async Task People_OfAList_AreRegisteredWithoutAGathering()
    {
        using var sent = await SendAsync("/facilitacion/personas/importar", "archivo", List, "gente.csv");
        using var applied = await _facilitator.PostAsync($"{sent.Headers.Location}", ("HaveConsent", "true"));

        Assert.StartsWith("/facilitacion/personas/importar/", $"{applied.Headers.Location}", StringComparison.Ordinal);
        Assert.Equal(
            (1, 0),
            (
                await _facilitator.WithDbAsync(db => db.People.CountAsync(p => p.Surnames == "Quisquinay", BrowserVisit.Cancel)),
                await PresentAsync()
            )
        );
    }

    // Hidden rows and merged cells are told before anything is done (R37).
    [Fact]
    public async Task Book_WithWhatItHides_TellsItInThePreview()
    {
        using var sent = await SendAsync($"{Path}/papel/archivo", "archivo", FilteredWorkbook.Bytes, "lista.xlsx");
        var page = await _facilitator.ReadAsync($"{sent.Headers.Location}");

        Assert.Contains("Hay 1 fila oculta: no se leyó.", Words(page), StringComparison.Ordinal);
        Assert.DoesNotContain("Oculta Filtro", Words(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_WhileOthersAreRead_WaitsOrIsToldSo()
    {
        var turns = _site.Services.GetRequiredService<UploadConcurrencyLimiter>();
        var taken = new List<IDisposable?>();
        for (var reader = 0; reader < UploadConcurrencyLimiter.AtOnce; reader++)
            taken.Add(await turns.AcquireAsync(BrowserVisit.Cancel));
        using var leaving = new CancellationTokenSource();
        var waiting = Enumerable.Range(0, UploadConcurrencyLimiter.MostWaiting).Select(_ => turns.AcquireAsync(leaving.Token)).ToList();

        using var late = await SendAsync($"{Path}/papel/archivo", "archivo", List, "café.csv");
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(waiting));
        taken.ForEach(turn => turn?.Dispose());
        using var then = await SendAsync($"{Path}/papel/archivo", "archivo", List, "café.csv");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.Redirect), (late.StatusCode, then.StatusCode));
        Assert.NotNull(late.Headers.RetryAfter);
        Assert.Contains("no se guardó nada", Words(await BrowserVisit.PageAsync(late)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cards_OfAGatheringsList_ArePrintedForThoseOnIt() // R13
    {
        using var stranger = new BrowserVisit(_site);
        var outside = await stranger.SignUpAsync();
        Assert.True(PhoneNumber.TryParse("3105550142", out var phone, out _));
        await _facilitator.WithDbAsync(async db =>
        {
            var listed = await db.SeatReservations.Select(r => r.PersonId).SingleAsync(BrowserVisit.Cancel);
            db.Add(PersonIdentifier.CreateClaimed(listed, phone, _site.Clock.GetUtcNow().UtcDateTime));
            return await db.SaveChangesAsync(BrowserVisit.Cancel);
        });
        var page = await _facilitator.ReadAsync($"{Path}/carnes");
        var offered = page.QuerySelectorAll("input[name=People]").Select(i => i.GetAttribute("value")!).ToList();

        using var refused = await _facilitator.PostAsync($"{Path}/carnes", ("People", $"{outside}"));
        using var printed = await _facilitator.PostAsync($"{Path}/carnes", ("People", offered.Single()));

        Assert.Contains("el de antes deja de servir", Words(page), StringComparison.Ordinal);
        // People of one name are told apart.
        Assert.Contains("termina en 0142 · se registró el ", Words(page), StringComparison.Ordinal);
        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.OK], new[] { refused, printed }.Select(r => r.StatusCode));
        Assert.Equal("application/pdf", printed.Content.Headers.ContentType!.MediaType);
        Assert.Equal(1, await _facilitator.WithDbAsync(db => db.SignInCards.CountAsync(BrowserVisit.Cancel)));
    }

    [Theory]
    [InlineData("papel")]
    [InlineData("soportes")]
    [InlineData("acta")]
    [InlineData("carnes")]
    [InlineData("lista.pdf")]
    public async Task Papers_OfAColleaguesGathering_AreNotThere(string page) // R15
    {
        using var colleague = new BrowserVisit(_site);
        await colleague.SignUpAsync(role: PersonRole.Facilitator);

        Assert.Equal(
            (HttpStatusCode.Forbidden, HttpStatusCode.OK),
            (await colleague.StatusAsync($"{Path}/{page}"), await _facilitator.StatusAsync($"{Path}/{page}"))
        );
    }

    private static string Words(AngleSharp.Dom.IDocument page) =>
        string.Join(' ', page.Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private Task<int> PresentAsync() =>
        _facilitator.WithDbAsync(db => db.Attendances.CountAsync(a => a.GatheringId == _cafe, BrowserVisit.Cancel));

    private Task<HttpResponseMessage> SendAsync(string path, string field, string content, string name) =>
        SendAsync(path, field, Encoding.UTF8.GetBytes(content), name);

    private async Task<HttpResponseMessage> SendAsync(
        string path,
        string field,
        byte[] content,
        string name,
        params (string Name, string Value)[] more
    )
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(content), field, name } };
        foreach (var (key, value) in more)
            form.Add(new StringContent(value), key);
        return await _facilitator.Browser.PostAsync(path, form, BrowserVisit.Cancel);
    }
}
