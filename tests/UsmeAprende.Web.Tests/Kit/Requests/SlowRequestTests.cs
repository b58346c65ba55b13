using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using UsmeAprende.People;
using UsmeAprende.Web.Tests.Learning;

namespace UsmeAprende.Web.Tests.Kit.Requests;

/// <summary>Over real connections: what a weak line, or who plays one, does to a request on its way.</summary>
public sealed class SlowRequestTests
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Chunked = "Transfer-Encoding: chunked";

    [Fact]
    public void Body_WithPausesOrAtWalkingPace_HasMinutesToArrive()
    {
        using var site = new SiteHost();

        var pace = site.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits.MinRequestBodyDataRate!;

        // 8 seconds of silence, and 20 KB at 140 bytes a second.
        Assert.InRange(pace.GracePeriod, TimeSpan.FromSeconds(20_000 / 140), TimeSpan.FromMinutes(3));
    }

    [Fact]
    public async Task Form_ThatNeverArrivesWhole_IsToldSoAndGivesBackWhatCame()
    {
        var log = new CapturedLog(LogLevel.Error);
        await using var site = await RawConnection.StartSiteAsync(log, ("Site:Patience", "00:00:02"));
        using var line = await RawConnection.OpenAsync(site);
        await line.PostAsync(
            "/encuentros/0198f000-0000-7000-8000-000000000000/reservar",
            Form,
            "Content-Length: 500",
            "Names=Rosa+Elvira&Password=ruana&Notes=Voy+con+mi+ma"
        );

        var answer = await line.ReadToEndAsync();

        Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal);
        Assert.Contains("no guardamos nada", answer, StringComparison.Ordinal);
        Assert.Contains("<dd>Rosa Elvira</dd>", answer, StringComparison.Ordinal);
        Assert.Contains("<dd>Voy con mi ma</dd>", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("ruana", answer, StringComparison.Ordinal);
        Assert.Empty(log.Said);
    }

    [Theory]
    [InlineData("/api/sync")]
    [InlineData("/api/encuentros/0198f000-0000-7000-8000-000000000000/marcas")]
    [InlineData("/api/encuentros/0198f000-0000-7000-8000-000000000000/carne")]
    public async Task Json_ThatNeverArrivesWhole_IsAProblemThatPhonesWaitFor(string path)
    {
        var log = new CapturedLog(LogLevel.Error);
        await using var site = await RawConnection.StartSiteAsync(log, ("Site:Patience", "00:00:02"));
        using var staff = await LearnerClient.SignInAsync(site, role: PersonRole.Facilitator);
        using var line = await RawConnection.OpenAsync(site);
        await line.PostAsync(path, "application/json", "Content-Length: 500", """{"person":""", HeadersOf(staff));

        var answer = await line.ReadToEndAsync();

        Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal);
        Assert.Contains("application/problem+json", answer, StringComparison.Ordinal);
        Assert.Contains("\"slow-line\"", answer, StringComparison.Ordinal);
        Assert.Empty(log.Said);
    }

    [Theory]
    [InlineData("/api/sync", "zz\r\nabc\r\n", 400)]
    [InlineData("/api/encuentros/0198f000-0000-7000-8000-000000000000/marcas", "zz\r\nabc\r\n", 400)]
    [InlineData("/api/encuentros/0198f000-0000-7000-8000-000000000000/carne", "zz\r\nabc\r\n", 400)]
    [InlineData("/api/sync", null, 413)]
    [InlineData("/api/encuentros/0198f000-0000-7000-8000-000000000000/marcas", null, 413)]
    [InlineData("/api/encuentros/0198f000-0000-7000-8000-000000000000/carne", null, 413)]
    [InlineData("/api/sync", "2\r\n{}\r\n0\r\n\r\n", 400)]
    public async Task Json_InChunksThatCannotBeTaken_IsAProblem(string path, string? chunks, int status)
    {
        var log = new CapturedLog(LogLevel.Error);
        await using var site = await RawConnection.StartSiteAsync(log);
        using var staff = await LearnerClient.SignInAsync(site, role: PersonRole.Facilitator);
        using var line = await RawConnection.OpenAsync(site);
        await line.PostAsync(path, "application/json", Chunked, "", HeadersOf(staff));
        await line.SendAsync(chunks ?? $"100080\r\n{{\"carne\":\"{new string('a', 1024 * 1024)}");

        var answer = await line.ReadToEndAsync();

        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
        Assert.Contains("application/problem+json", answer, StringComparison.Ordinal);
        Assert.Empty(log.Said);
    }

    [Theory]
    [InlineData("zz\r\nabc\r\n", 400)]
    [InlineData(null, 413)]
    public async Task Form_InChunksThatCannotBeTaken_IsRefusedInWords(string? chunks, int status)
    {
        var log = new CapturedLog(LogLevel.Error);
        await using var site = await RawConnection.StartSiteAsync(log);
        using var line = await RawConnection.OpenAsync(site);
        await line.PostAsync("/entrar", Form, Chunked, chunks ?? $"100080\r\nIdentifier={new string('a', 1024 * 1024)}");

        var answer = await line.ReadToEndAsync();

        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
        Assert.Contains("<h1>", answer, StringComparison.Ordinal);
        Assert.Contains("Content-Security-Policy", answer, StringComparison.Ordinal);
        Assert.Empty(log.Said);
    }

    [Fact]
    public async Task Upload_OverItsLimit_IsToldHowMuchMayBeSent()
    {
        var log = new CapturedLog(LogLevel.Error);
        await using var site = await RawConnection.StartSiteAsync(log);
        using var staff = await LearnerClient.SignInAsync(site, role: PersonRole.Facilitator);
        using var line = await RawConnection.OpenAsync(site);
        await line.PostAsync(
            "/facilitacion/personas/importar",
            "multipart/form-data; boundary=x",
            $"Content-Length: {40 * 1024 * 1024}",
            "",
            HeadersOf(staff)
        );

        var answer = await line.ReadToEndAsync();

        Assert.StartsWith("HTTP/1.1 413 ", answer, StringComparison.Ordinal);
        Assert.Contains("Pesa más de 12 MB", answer, StringComparison.Ordinal);
        Assert.Empty(log.Said);
    }

    [Fact]
    public async Task Upload_WithinItsLimit_WarnsOfNothing()
    {
        var log = new CapturedLog(LogLevel.Warning);
        await using var site = await RawConnection.StartSiteAsync(log);
        using var staff = await LearnerClient.SignInAsync(site, role: PersonRole.Facilitator);
        using var line = await RawConnection.OpenAsync(site);
        var body =
            "--x\r\nContent-Disposition: form-data; name=\"archivo\"; "
            + $"filename=\"lista.csv\"\r\n\r\n{new string('a', 2 * 1024 * 1024)}\r\n--x--\r\n";
        await line.PostAsync(
            "/facilitacion/personas/importar",
            "multipart/form-data; boundary=x",
            $"Content-Length: {body.Length}",
            body,
            HeadersOf(staff)
        );

        var answer = await line.ReadToEndAsync();

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.DoesNotContain(log.Said, line => line.Contains("could not be applied", StringComparison.Ordinal));
    }

    private static string HeadersOf(LearnerClient person) =>
        $"Cookie: {person.Browser.DefaultRequestHeaders.GetValues("Cookie").Single()}\r\nX-Para: {person.Id}\r\n";
}
