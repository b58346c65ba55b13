using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.Reports.Plan;
using UsmeAprende.Web.Tests.Learning;

namespace UsmeAprende.Web.Tests.Reports.Plan;

/// <summary>The action plan from a report to the page that everyone reads.</summary>
public sealed class PlanPagesTests : IAsyncLifetime
{
    private const string Reporting = "/coordinacion/plan/2023/fast-alianzas";
    private const string Public = "/plan-de-accion/2023/fast-alianzas";

    // What a scanner makes, as far as the site looks at it.
    private static readonly byte[] Pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"u8.ToArray();

    private readonly SiteHost _site = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Plan_WithoutReports_SaysThatThereAreNoData()
    {
        using var visitor = _site.Browser();

        var text = (await HtmlPage.GetAsync(visitor, "/plan-de-accion", Cancel)).Body!.TextContent;

        Assert.Contains("Plan de acción 2023", text, StringComparison.Ordinal);
        Assert.Contains("Todavía no hay datos.", text, StringComparison.Ordinal);
        Assert.Contains("Sin datos", text, StringComparison.Ordinal);
        Assert.DoesNotContain("No se alcanzó", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_Stored_IsReadByEveryoneWithItsEvidence()
    {
        using var luz = await LearnerClient.SignInAsync(_site, "Luz", PersonRole.Coordinator);
        using var visitor = _site.Browser();
        await HtmlPage.GetAsync(visitor, Public, Cancel);

        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(luz, Guid.CreateVersion7(), "2", file: Pdf)).StatusCode);
        var page = await HtmlPage.GetAsync(visitor, Public, Cancel);
        var link = page.QuerySelector("a[href*='/soportes/']")!.GetAttribute("href")!;
        using var file = await visitor.GetAsync(link, Cancel);

        Assert.Contains("2 de 3", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Convenio con una incubadora", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Luz", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Pdf, await file.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Contains("sandbox", file.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_SentTwice_IsStoredOnce() // R33
    {
        using var luz = await LearnerClient.SignInAsync(_site, "Luz", PersonRole.Coordinator);
        var id = Guid.CreateVersion7();

        var answers = new[] { await SendAsync(luz, id, "2"), await SendAsync(luz, id, "2") };

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Report_OfTheSameFormWithOtherContent_IsNotToldSaved() // R33
    {
        using var luz = await LearnerClient.SignInAsync(_site, "Luz", PersonRole.Coordinator);
        var id = Guid.CreateVersion7();
        await SendAsync(luz, id, "2");

        var answer = await SendAsync(luz, id, "1");
        var page = await HtmlPage.ReadAsync(answer, Cancel);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("1", page.QuerySelector("input[name=Amount]")!.GetAttribute("value"));
        Assert.NotEqual($"{id}", page.QuerySelector("form[enctype] input[name=Id]")!.GetAttribute("value"));
        Assert.Equal(1, await CountAsync());
    }

    [Theory]
    [InlineData("Month", "2024-01", "Elija en qué mes se hizo")]
    [InlineData("Amount", "muchos", "Escriba cuántos se hicieron")]
    [InlineData("Amount", "0", "Escriba cuántos se hicieron")]
    [InlineData("Words", "  ", "Escriba qué se hizo")]
    [InlineData("Link", "javascript:alert(1)", "El enlace debe empezar con https://")]
    public async Task Report_WithAFault_ComesBackWithWhatWasTyped(string field, string value, string expected)
    {
        using var luz = await LearnerClient.SignInAsync(_site, "Luz", PersonRole.Coordinator);

        var answer = await SendAsync(luz, Guid.CreateVersion7(), "2", changed: (field, value));
        var page = await HtmlPage.ReadAsync(answer, Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(expected, page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        if (field != "Words")
            Assert.Contains("incubadora", page.QuerySelector("textarea[name=Words]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task File_ThatIsNoDocument_IsRefusedAndNothingIsKept()
    {
        using var luz = await LearnerClient.SignInAsync(_site, "Luz", PersonRole.Coordinator);

        var answer = await SendAsync(luz, Guid.CreateVersion7(), "2", file: "<script>alert(1)</script>"u8.ToArray());

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("debe ser un PDF o una foto", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task Report_Withdrawn_NoLongerCountsAndSaysWhy() // R31
    {
        using var luz = await LearnerClient.SignInAsync(_site, "Luz", PersonRole.Coordinator);
        using var visitor = _site.Browser();
        var id = Guid.CreateVersion7();
        await SendAsync(luz, id, "2", file: Pdf);

        var without = await WithdrawAsync(luz, id, " ");
        var done = await WithdrawAsync(luz, id, "Era de otro año");
        var again = await WithdrawAsync(luz, id, "Era de otro año");
        var page = (await HtmlPage.GetAsync(visitor, Public, Cancel)).Body!.TextContent;

        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (done.StatusCode, again.StatusCode));
        Assert.Contains("Era de otro año", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Convenio con", page, StringComparison.Ordinal);
        Assert.Contains("Sin datos", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/plan-de-accion/soportes/{id}", Cancel)).StatusCode);
        Assert.Equal([PlanAudit.Reported, PlanAudit.Withdrawn], await ListDeedsAsync());
    }

    [Theory]
    [InlineData("/plan-de-accion/2022")]
    [InlineData("/plan-de-accion/2023/no-existe")]
    [InlineData("/coordinacion/plan/2023/co-ferias")]
    public async Task Address_OfNoPlanOrOfWhatIsCounted_IsNotFound(string path)
    {
        using var luz = await LearnerClient.SignInAsync(_site, "Luz", PersonRole.Coordinator);

        Assert.Equal(HttpStatusCode.NotFound, (await luz.Browser.GetAsync(path, Cancel)).StatusCode);
    }

    private static async Task<HttpResponseMessage> SendAsync(
        LearnerClient coordinator,
        Guid id,
        string amount,
        byte[]? file = null,
        (string Field, string Value)? changed = null
    )
    {
        var fields = new Dictionary<string, string>
        {
            ["Id"] = $"{id}",
            ["Month"] = "2023-05",
            ["Amount"] = amount,
            ["Words"] = "Convenio con una incubadora",
            ["Link"] = "https://www.example.org/convenio",
        };
        if (changed is var (field, value))
            fields[field] = value;
        using var form = new MultipartFormDataContent();
        foreach (var (name, text) in fields)
            form.Add(new StringContent(text), name);
        if (file is not null)
            form.Add(new ByteArrayContent(file), "Evidence", "soporte.pdf");
        return await coordinator.Browser.PostAsync(Reporting, form, Cancel);
    }

    private static async Task<HttpResponseMessage> WithdrawAsync(LearnerClient coordinator, Guid id, string reason)
    {
        using var form = new FormUrlEncodedContent([new($"motivo-{id}", reason)]);
        return await coordinator.Browser.PostAsync($"/coordinacion/plan/reportes/{id}/retirar", form, Cancel);
    }

    private async Task<int> CountAsync()
    {
        await using var scope = _site.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<UsmeDb>().PlanReports.CountAsync(Cancel);
    }

    private async Task<List<string>> ListDeedsAsync()
    {
        await using var scope = _site.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<UsmeDb>()
            .AuditEntries.Where(e => e.Action.StartsWith("plan."))
            .OrderBy(e => e.Sequence)
            .Select(e => e.Action)
            .ToListAsync(Cancel);
    }
}
