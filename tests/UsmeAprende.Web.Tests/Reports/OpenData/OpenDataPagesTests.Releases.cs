using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Credentials;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.Reports.OpenData;
using UsmeAprende.Web.Tests.Learning;

namespace UsmeAprende.Web.Tests.Reports.OpenData;

/// <summary>What a coordinator signs of a semester.</summary>
public sealed partial class OpenDataPagesTests
{
    private const string Signing = "/coordinacion/datos-abiertos";

    [Fact]
    public async Task Semester_Signed_IsAnArchiveThatItsSignatureVouchesFor() // R31
    {
        using var luz = await LearnerClient.SignInAsync(_site, "Luz", PersonRole.Coordinator);
        using var visitor = _site.Browser();
        await PublishAsync();

        var answers = new[] { await SignAsync(luz, "2035-1"), await SignAsync(luz, "2035-1") };
        var archive = await visitor.GetByteArrayAsync("/datos-abiertos/publicaciones/2035-1.zip", Cancel);
        var statement = await visitor.GetStringAsync("/datos-abiertos/publicaciones/2035-1.jws", Cancel);

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        using var zip = new ZipArchive(new MemoryStream(archive));
        Assert.Equal((ListDatasets().Length * 3) + 2, zip.Entries.Count);
        Assert.True(CompactJws.TryParse(statement, out var jws));
        var told = JsonDocument.Parse(jws.Payload).RootElement;
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(archive)), told.GetProperty("sha256").GetString());
        Assert.Equal("2035-1", told.GetProperty("semester").GetString());
        var keys = JsonNode.Parse(await visitor.GetStringAsync("/.well-known/jwks.json", Cancel))!["keys"]!.AsArray();
        Assert.Contains(keys, key => IsSignedBy(jws, key!));
        Assert.False(IsSignedBy(Spoil(statement), keys[0]!));
        Assert.Equal([OpenDataAudit.Released], await ListDeedsAsync());
        Assert.Contains(
            "2035-1",
            (await HtmlPage.GetAsync(visitor, "/datos-abiertos", Cancel)).Body!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("2035-2")]
    [InlineData("2036-1")]
    // What is public now is not what was public then.
    [InlineData("2034-2")]
    [InlineData("el primero")]
    [InlineData("")]
    public async Task Semester_ThatIsNotOver_IsNotSigned(string semester)
    {
        using var luz = await LearnerClient.SignInAsync(_site, "Luz", PersonRole.Coordinator);

        var answer = await SignAsync(luz, semester);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("todavía no se puede firmar", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> SignAsync(LearnerClient coordinator, string semester)
    {
        using var form = new FormUrlEncodedContent([new("semestre", semester)]);
        return await coordinator.Browser.PostAsync(Signing, form, Cancel);
    }

    private static bool IsSignedBy(CompactJws jws, JsonNode key)
    {
        using var rsa = RSA.Create(new RSAParameters { Modulus = FromBase64(key["n"]), Exponent = FromBase64(key["e"]) });
        return jws.IsSignedBy(rsa);
    }

    // Another hash under the same signature.
    private static CompactJws Spoil(string statement)
    {
        var parts = statement.Split('.');
        var payload = Encoding.UTF8.GetString(FromBase64(parts[1])).Replace("2035-1", "2034-1", StringComparison.Ordinal);
        parts[1] = System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(payload));
        Assert.True(CompactJws.TryParse(string.Join('.', parts), out var spoilt));
        return spoilt;
    }

    private static byte[] FromBase64(JsonNode? text) => System.Buffers.Text.Base64Url.DecodeFromChars((string)text!);

    private async Task<List<string>> ListDeedsAsync()
    {
        await using var scope = _site.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<UsmeDb>()
            .AuditEntries.Where(e => e.Action.StartsWith("datos."))
            .Select(e => e.Action)
            .ToListAsync(Cancel);
    }
}
