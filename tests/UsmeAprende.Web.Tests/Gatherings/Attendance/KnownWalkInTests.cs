using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Demo;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.People;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Web.Tests.Gatherings.Attendance;

/// <summary>R38: before somebody is registered, the facilitator is asked whether it is somebody whom she may see already.</summary>
public sealed class KnownWalkInTests : IAsyncLifetime
{
    private static readonly string Register = $"{CafeScenario.Path}/registrar";
    private static readonly DateTime s_july = new(2035, 7, 9, 15, 0, 0, DateTimeKind.Utc);
    private CafeScenario _cafe = null!;

    public async ValueTask InitializeAsync() => _cafe = await CafeScenario.OpenAsync();

    public ValueTask DisposeAsync() => _cafe.DisposeAsync();

    [Theory]
    [InlineData("Ana Lucia", "Avila Cobos")]
    [InlineData("Ana", "Ávila")]
    [InlineData("Cobos", "Ana Lucía Abila")]
    public async Task WalkIn_WhoReserved_IsOfferedByNameAndMarkedWithOneButton(string given, string surnames)
    {
        var before = await CountPeopleAsync();
        var form = await FormAsync(Register, given, surnames);

        var page = await BrowserVisit.PageAsync(await _cafe.Facilitator.PostAsync(Register, form));
        var card = page.QuerySelectorAll("main li").Single(li => li.QuerySelector("h3") is not null);
        using var marked = await _cafe.Facilitator.PostAsync(card.QuerySelector("form")!.GetAttribute("action")!, Fields(card));

        Assert.Equal("¿Es Ana Lucía Ávila Cobos, que reservó?", card.QuerySelector("h3")!.TextContent);
        Assert.Contains("termina en 0000", card.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, marked.StatusCode);
        Assert.Equal("vino", await _cafe.StateAsync(CafeScenario.Ana));
        Assert.Equal(before, await CountPeopleAsync());
    }

    [Fact]
    public async Task WalkIn_WhoIsAnotherPerson_IsRegisteredWhenTheFacilitatorSaysSo()
    {
        var before = await CountPeopleAsync();
        var form = await FormAsync(Register, "Ana", "Avila");

        var page = await BrowserVisit.PageAsync(await _cafe.Facilitator.PostAsync(Register, form));
        using var registered = await _cafe.Facilitator.PostAsync(Register, Fields(page.QuerySelector("form#registro")!));

        Assert.Contains("No, es otra persona", page.QuerySelector("button[form=registro]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, registered.StatusCode);
        Assert.Equal(before + 1, await CountPeopleAsync());
        Assert.Equal("", await _cafe.StateAsync(CafeScenario.Ana));
    }

    [Fact]
    public async Task WalkIn_WhoCameToAnEarlierGathering_IsOfferedWithItsDayAndOutsideGatheringsToo()
    {
        var person = await ComeEarlierAsync(_cafe.FacilitatorId);

        var here = await AskAsync(Register, "Teofilo", "Quimbaya");
        var elsewhere = await AskAsync("/facilitacion/personas/registrar", "Quimvaya", "Teófilo");

        Assert.Equal(["¿Es Teófilo Quimbaya, que vino el 9 de julio de 2035?"], Questions(here));
        Assert.Equal(["¿Es Teófilo Quimbaya, que vino el 9 de julio de 2035?"], Questions(elsewhere));
        Assert.NotNull(elsewhere.QuerySelector($"a[href='/facilitacion/personas/{person}']"));
    }

    // R14: nobody finds out who is in the programme by typing names.
    [Fact]
    public async Task WalkIn_LikeSomebodyWhomTheFacilitatorNeverSaw_IsNotOffered()
    {
        await ComeEarlierAsync(staff: null);

        using var registered = await _cafe.Facilitator.PostAsync(Register, await FormAsync(Register, "Teófilo", "Quimbaya"));

        Assert.Equal(HttpStatusCode.Redirect, registered.StatusCode);
    }

    [Fact]
    public async Task WalkIn_WithTheSamePhoneAndOneNameInCommon_IsOffered()
    {
        var first = await FormAsync(Register, "Rosalba", "Tibaduiza");
        first["Phone"] = "3109998877";
        using var registered = await _cafe.Facilitator.PostAsync(Register, first);
        var daughter = await FormAsync(Register, "Yesica", "Pinto");
        daughter["Phone"] = "3109998877";
        var married = await FormAsync(Register, "Rosalba", "de Pinto");
        married["Phone"] = "310 999 8877";

        var page = await BrowserVisit.PageAsync(await _cafe.Facilitator.PostAsync(Register, married));
        using var other = await _cafe.Facilitator.PostAsync(Register, daughter);

        Assert.Equal(["¿Es Rosalba Tibaduiza, que ya está en la asistencia?"], Questions(page));
        Assert.Equal(HttpStatusCode.Redirect, other.StatusCode);
    }

    private async Task<PersonId> ComeEarlierAsync(PersonId? staff)
    {
        var who = new Person();
        who.Rename(Name("Teófilo"), Name("Quimbaya"));
        await _cafe.Facilitator.WithDbAsync(async db =>
        {
            var earlier = await db
                .Gatherings.Include(g => g.Facilitators)
                .FirstAsync(g => g.Id != DemoAttendance.Today && g.CancelledAt == null, BrowserVisit.Cancel);
            db.Entry(earlier).Property(g => g.StartsAt).CurrentValue = s_july;
            db.Entry(earlier).Property(g => g.EndsAt).CurrentValue = s_july.AddHours(2);
            earlier.Facilitators.RemoveAll(f => f.PersonId != staff);
            if (staff is { } by && earlier.Facilitators.Count == 0)
                earlier.Facilitators.Add(new GatheringFacilitator { GatheringId = earlier.Id, PersonId = by });
            db.AddRange(who, new GatheringAttendance { GatheringId = earlier.Id, PersonId = who.Id });
            return await db.SaveChangesAsync(BrowserVisit.Cancel);
        });
        return who.Id;
    }

    private static PersonName Name(string text) =>
        PersonName.TryParse(text, out var name, out var problem) ? name : throw new ArgumentException(problem, nameof(text));

    private async Task<IHtmlDocument> AskAsync(string path, string given, string surnames) =>
        await BrowserVisit.PageAsync(await _cafe.Facilitator.PostAsync(path, await FormAsync(path, given, surnames)));

    private static IEnumerable<string> Questions(IHtmlDocument page) => page.QuerySelectorAll("main li h3").Select(h => h.TextContent);

    private async Task<Dictionary<string, string>> FormAsync(string path, string given, string surnames) =>
        new()
        {
            ["Id"] = (await _cafe.Facilitator.ReadAsync(path)).QuerySelector("[name=Id]")!.GetAttribute("value")!,
            ["GivenNames"] = given,
            ["Surnames"] = surnames,
            ["DataTreatment"] = "true",
        };

    private static Dictionary<string, string> Fields(IElement form) =>
        form.QuerySelectorAll<IHtmlInputElement>("input[name]")
            .Where(i => i.Type != "checkbox" || i.IsChecked)
            .GroupBy(i => i.Name!)
            .ToDictionary(g => g.Key, g => g.First().Value);

    private Task<int> CountPeopleAsync() => _cafe.Facilitator.WithDbAsync(db => db.People.CountAsync(BrowserVisit.Cancel));
}
