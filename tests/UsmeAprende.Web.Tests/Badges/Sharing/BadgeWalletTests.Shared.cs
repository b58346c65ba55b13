using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Badges.Sharing;
using UsmeAprende.Credentials;
using UsmeAprende.Jobs;

namespace UsmeAprende.Web.Tests.Badges.Sharing;

public sealed partial class BadgeWalletTests
{
    [Fact]
    public async Task Shared_Badge_IsGivenToOtherSitesInEachForm()
    {
        using var shared = await _ana.PostAsync($"/mis-insignias/{_award.Id}/compartir");
        using var stranger = new BrowserVisit(_office.Site);

        using var json = await stranger.Browser.GetAsync($"{_award.Path}/credencial.json", Cancel);
        using var png = await stranger.Browser.GetAsync($"{_award.Path}/imagen.png", Cancel);
        using var drawing = await stranger.Browser.GetAsync("/insignias/dibujos/primer-paso.png", Cancel);
        using var again = await stranger.Browser.GetAsync("/insignias/dibujos/primer-paso.svg", Cancel);

        foreach (var answer in (HttpResponseMessage[])[json, png, drawing, again])
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(["*"], answer.Headers.GetValues("Access-Control-Allow-Origin"));
            Assert.False(answer.Headers.Contains("Cross-Origin-Resource-Policy"));
        }
        Assert.Equal((await AwardAsync()).SignedCredential, BakedPng.Read(await png.Content.ReadAsByteArrayAsync(Cancel)));
        Assert.NotNull(JsonNode.Parse(await json.Content.ReadAsStringAsync(Cancel))!["proof"]);
    }

    [Fact]
    public async Task Badge_SignedBeforeThereWereLists_GetsItsPlaceWithoutItsOwner()
    {
        await _ana.WithDbAsync(async db =>
        {
            var old = await db.BadgeAwards.SingleAsync(Cancel);
            old.Sign("antes.de.las-listas", new DateTime(2026, 8, 2, 0, 0, 0, DateTimeKind.Utc));
            old.Revoke("Fue de otra persona.", new DateTime(2026, 9, 1, 0, 0, 0, DateTimeKind.Utc));
            return await db.SaveChangesAsync(Cancel);
        });

        await PlaceAsync();
        var placed = (await AwardAsync()).StatusIndex!.Value;
        await PlaceAsync();

        Assert.Equal(placed, (await AwardAsync()).StatusIndex);
        var (bits, _) = await ListAsync("/credenciales/estado/insignias/1");
        Assert.Equal(0x80 >> (placed % 8), bits[placed / 8]);
    }

    [Fact]
    public async Task Badge_ThatWasNeverSigned_GetsNoPlace()
    {
        await PlaceAsync();

        Assert.Null((await AwardAsync()).StatusIndex);
    }

    [Fact]
    public async Task Shared_Badge_CanBeSentCopiedAndPutOnLinkedIn()
    {
        using var shared = await _ana.PostAsync($"/mis-insignias/{_award.Id}/compartir");

        var page = await _ana.ReadAsync("/mis-insignias");

        var address = $"http://localhost{_award.Path}";
        Assert.Contains(
            Uri.EscapeDataString(address),
            page.QuerySelector("a[href^='https://wa.me/']")!.GetAttribute("href"),
            StringComparison.Ordinal
        );
        var linkedIn = page.QuerySelector("a[href^='https://www.linkedin.com/profile/add']")!.GetAttribute("href")!;
        Assert.Contains($"certUrl={Uri.EscapeDataString(address)}", linkedIn, StringComparison.Ordinal);
        var copied = page.QuerySelector("button[data-do=copy]")!.GetAttribute("data-copy")!;
        Assert.Equal(address, page.GetElementById(copied)!.TextContent);
    }

    private async Task PlaceAsync()
    {
        await using var scope = _office.Site.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<BadgePlacementJob>().RunAsync(new JobReport(), Cancel);
    }
}
