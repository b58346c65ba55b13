using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;

namespace UsmeAprende.Web.Tests.Gatherings.Seats;

/// <summary>R38: who reserves twice has one seat, and a stranger learns nothing but what they typed.</summary>
public sealed class HeldSeatTests : IAsyncLifetime
{
    private readonly SiteHost _site = new() { Environment = "Development" };
    private BrowserVisit _visitor = null!;
    private Guid _gathering;

    public async ValueTask InitializeAsync()
    {
        await _site.InitializeAsync();
        _visitor = new BrowserVisit(_site);
        var now = _site.Clock.GetUtcNow().UtcDateTime;
        _gathering = await _visitor.WithDbAsync(db =>
            db.Gatherings.Where(g => g.StartsAt > now && g.CancelledAt == null).Select(g => g.Id).FirstAsync(BrowserVisit.Cancel)
        );
    }

    public async ValueTask DisposeAsync()
    {
        _visitor.Dispose();
        await _site.DisposeAsync();
    }

    [Theory]
    [InlineData("Teofilo", "ROMERO", "300 555 4433")]
    [InlineData("Romero", "Teófilo", "+57 3005554433")]
    public async Task Reservation_OfTheSameNameAndPhone_ShowsTheSeatThereIs(string given, string surnames, string contact)
    {
        using var first = await ReserveAsync("Teófilo", "Romero", "3005554433");
        var secret = first.Headers.Location!.ToString();
        var (seats, people) = await CountAsync();

        using var second = await ReserveAsync(given, surnames, contact);
        var page = await BrowserVisit.PageAsync(second);

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Contains("Ya tiene su cupo", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("/encuentros/reservas/", page.Source.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Teófilo", page.Source.Text, StringComparison.Ordinal);
        Assert.Equal((seats, people), await CountAsync());
        Assert.Equal(HttpStatusCode.OK, await _visitor.StatusAsync(secret));
    }

    [Theory]
    [InlineData("Teófilo", "Romero", "3005554434")]
    [InlineData("Teófila", "Romero", "3005554433")]
    public async Task Reservation_OfAnotherNameOrPhone_IsAnotherSeat(string given, string surnames, string contact)
    {
        using var first = await ReserveAsync("Teófilo", "Romero", "3005554433");

        using var second = await ReserveAsync(given, surnames, contact);

        Assert.Equal(HttpStatusCode.Redirect, second.StatusCode);
    }

    [Fact]
    public async Task Reservation_AfterTheSeatWasGivenUp_IsTakenAgain()
    {
        using var first = await ReserveAsync("Teófilo", "Romero", "3005554433");
        using var given = await _visitor.PostAsync($"{first.Headers.Location}/ceder", ("Id", $"{Guid.CreateVersion7()}"));

        using var second = await ReserveAsync("Teófilo", "Romero", "3005554433");

        Assert.Equal(HttpStatusCode.Redirect, second.StatusCode);
    }

    private async Task<HttpResponseMessage> ReserveAsync(string given, string surnames, string contact)
    {
        var page = await _visitor.ReadAsync($"/encuentros/{_gathering}/reservar");
        return await _visitor.PostAsync(
            $"/encuentros/{_gathering}/reservar/datos",
            ("Secret", page.QuerySelector<IHtmlInputElement>("[name=Secret]")!.Value),
            ("GivenNames", given),
            ("Surnames", surnames),
            ("Contact", contact),
            ("DataTreatment", "true")
        );
    }

    private Task<(int, int)> CountAsync() =>
        _visitor.WithDbAsync(async db =>
            (await db.SeatReservations.CountAsync(BrowserVisit.Cancel), await db.People.CountAsync(BrowserVisit.Cancel))
        );
}
