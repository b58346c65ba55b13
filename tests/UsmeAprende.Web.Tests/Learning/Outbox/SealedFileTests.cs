using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using UsmeAprende.People;

namespace UsmeAprende.Web.Tests.Learning.Outbox;

/// <summary>R19: a file of sealed records, handed in by somebody on the team.</summary>
public sealed class SealedFileTests(SiteHost site)
{
    private const string Lesson = "herramientas-basicas/mi-celular/encender-y-cargar";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task File_HandedInTwice_IsStoredOnceUnderWhoMadeIt()
    {
        using var ana = await LearnerClient.SignInAsync(site);
        using var facilitator = await LearnerClient.SignInAsync(site, "Beatriz", PersonRole.Facilitator);
        using var phone = new SealingPhone();
        await phone.RegisterAsync(ana);
        var altered = phone.SealRecord(ana.Id, LearnerClient.CreateRecord("completed", new(Lesson)));
        altered["nonce"] = Convert.ToBase64String(new byte[12]);
        var file = JsonSerializer.Serialize(
            new
            {
                records = new[]
                {
                    phone.SealRecord(ana.Id, LearnerClient.CreateRecord("completed", new(Lesson))),
                    phone.SealRecord(ana.Id, LearnerClient.CreateRecord("practised", new($"{Lesson}/prender-el-celular"))),
                    altered,
                },
            }
        );

        var first = await HandInAsync(facilitator, file);
        var second = await HandInAsync(facilitator, file);

        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Contains("quedó guardada", first.Page, StringComparison.Ordinal);
        Assert.Contains("1 no se pudo guardar: el archivo se dañó o alguien lo cambió.", first.Page, StringComparison.Ordinal);
        Assert.Contains("1 ya estaba.", second.Page, StringComparison.Ordinal);
        Assert.Equal(1, (await ana.MeAsync()).GetProperty("lessons").GetArrayLength());
        Assert.Equal(0, (await facilitator.MeAsync()).GetProperty("lessons").GetArrayLength());
    }

    [Theory]
    [InlineData("")]
    [InlineData("hola")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"records":[]}""")]
    [InlineData("""{"records":7}""")]
    public async Task File_ThatIsNoSuchFile_IsRefusedWithASentence(string content)
    {
        using var facilitator = await LearnerClient.SignInAsync(site, "Beatriz", PersonRole.Facilitator);

        var (status, page) = await HandInAsync(facilitator, content);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Matches("Escoja el archivo|no es un archivo de pendientes", page);
    }

    private static async Task<(HttpStatusCode Status, string Page)> HandInAsync(LearnerClient staff, string content)
    {
        using var file = new StringContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        using var form = new MultipartFormDataContent { { file, "archivo", "pendientes.txt" } };
        using var answer = await staff.Browser.PostAsync("/sincronizar", form, Cancel);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel)));
    }
}
