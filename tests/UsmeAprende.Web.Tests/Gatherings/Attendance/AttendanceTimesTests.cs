using System.Net;

namespace UsmeAprende.Web.Tests.Gatherings.Attendance;

/// <summary>When somebody came and left, and who was taken off the list. The café of today is from ten to twelve, and it is ten.</summary>
public sealed class AttendanceTimesTests : IAsyncLifetime
{
    private static readonly string Ana = $"{CafeScenario.Path}/personas/{CafeScenario.Ana}";

    private CafeScenario _cafe = null!;

    public async ValueTask InitializeAsync() => _cafe = await CafeScenario.OpenAsync();

    public ValueTask DisposeAsync() => _cafe.DisposeAsync();

    [Fact]
    public async Task LateTap_SentTwiceWithoutScripts_NotesOnlyTheArrival()
    {
        (await TapAsync("Late")).Dispose();

        using var second = await TapAsync("Early");

        Assert.Equal(HttpStatusCode.BadRequest, second.StatusCode);
        Assert.Contains(
            "saldría antes de llegar",
            (await BrowserVisit.PageAsync(second)).QuerySelector(".error-summary")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("salió", await _cafe.StateAsync(CafeScenario.Ana), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Late", "09:30")]
    [InlineData("Late", "12:00")]
    [InlineData("Late", "23:00")]
    [InlineData("Late", "11:30")] // after she left
    [InlineData("Early", "05:20")]
    [InlineData("Early", "10:20")] // as she came
    [InlineData("Early", "12:30")]
    public async Task Time_AtWhichNobodyCanHaveComeOrLeft_IsRefusedInASentence(string what, string time)
    {
        (await TapAsync("Came")).Dispose();
        (await SayAsync("Late", "10:20")).Dispose();
        (await SayAsync("Early", "11:30")).Dispose();
        var before = await _cafe.StateAsync(CafeScenario.Ana);

        using var refused = await SayAsync(what, time);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains(
            "Revise la hora",
            (await BrowserVisit.PageAsync(refused)).QuerySelector(".error-summary")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(before, await _cafe.StateAsync(CafeScenario.Ana));
        Assert.Contains("11:30", before, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closing_OfSomebodyWhoseTimesLeaveNothing_NamesThemWithTheTimes() // R21: a phone's marks are stored whatever they say
    {
        await _cafe.SendAsync(
            CafeScenario.Tap(CafeScenario.Ana),
            CafeScenario.Tap(CafeScenario.Ana, "late", "10:18"),
            CafeScenario.Tap(CafeScenario.Ana, "early", "10:18")
        );

        var warned = (await _cafe.Facilitator.ReadAsync($"{CafeScenario.Path}/cierre")).QuerySelector(".notice.care")!.TextContent;

        Assert.Contains("Una persona queda con 0 minutos", warned, StringComparison.Ordinal);
        Assert.Contains("Ana Lucía Ávila Cobos", warned, StringComparison.Ordinal);
        Assert.Contains("llegó 10:18", warned, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WalkIn_TakenOffTheList_LeadsBackToItAndCanBeUndone()
    {
        var form = new Dictionary<string, string>
        {
            ["Id"] = (await _cafe.Facilitator.ReadAsync($"{CafeScenario.Path}/registrar"))
                .QuerySelector("[name=Id]")!
                .GetAttribute("value")!,
            ["GivenNames"] = "Nicolasa",
            ["Surnames"] = "Quemba",
            ["DataTreatment"] = "true",
        };
        (await _cafe.Facilitator.PostAsync($"{CafeScenario.Path}/registrar", form)).Dispose();
        var person = PersonId.Parse(form["Id"]);

        using var removed = await _cafe.Facilitator.PostAsync(
            $"{CafeScenario.Path}/personas/{person}",
            ("What", "Came"),
            ("TakesBack", "true")
        );
        var list = await _cafe.Facilitator.ReadAsync(removed.Headers.Location!.ToString());
        var told = list.QuerySelector(".notice.success")!;
        Assert.Null(list.QuerySelector($"#p-{person}"));
        using var undone = await _cafe.Facilitator.PostAsync(
            told.QuerySelector("form")!.GetAttribute("action")!,
            told.QuerySelectorAll("input").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? "")
        );

        Assert.Contains("Quitamos a Nicolasa Quemba", told.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode);
        Assert.Equal("vino", await _cafe.StateAsync(person));
    }

    private Task<HttpResponseMessage> TapAsync(string what) =>
        _cafe.Facilitator.PostAsync($"{CafeScenario.Path}/marcar", ("Person", $"{CafeScenario.Ana}"), ("What", what));

    private Task<HttpResponseMessage> SayAsync(string what, string time) =>
        _cafe.Facilitator.PostAsync(Ana, ("What", what), ("Time", time));
}
