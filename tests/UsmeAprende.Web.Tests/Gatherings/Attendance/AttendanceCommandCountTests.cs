using System.Net;
using System.Net.Http.Json;
using UsmeAprende.Demo;
using UsmeAprende.Web.Tests.Learning;

namespace UsmeAprende.Web.Tests.Gatherings.Attendance;

/// <summary>
/// What one tap costs the database, the look-up of the session included: over a network, each command is a wait, and forty people tap at
/// once.
/// </summary>
public sealed class AttendanceCommandCountTests(ITestOutputHelper output) : IAsyncLifetime
{
    // The form reads its gathering once more than the phone's way does, to show the list again. Somebody who has opened a page of their own
    // costs one more: their kept row is brought up to date.
    private const int MostByTheForm = 11;
    private const int MostByThePhone = 10;

    private CafeScenario _cafe = null!;

    public async ValueTask InitializeAsync()
    {
        _cafe = await CafeScenario.OpenQuietAsync();
        // What a site reads once, and what the first of a day asks.
        await TapFormAsync(DemoAttendance.NeighbourId(9));
        await TapPhoneAsync(DemoAttendance.NeighbourId(8));
    }

    public ValueTask DisposeAsync() => _cafe.DisposeAsync();

    [Fact]
    public async Task Tap_ByTheForm_AsksTheDatabaseFewTimes() => Assert.InRange(await CountFewestAsync(TapFormAsync), 1, MostByTheForm);

    [Fact]
    public async Task Tap_ByThePhone_AsksTheDatabaseFewTimes() => Assert.InRange(await CountFewestAsync(TapPhoneAsync), 1, MostByThePhone);

    // The site's own jobs may ask something meanwhile, of which no tap is the cause: the quietest of three taps counts.
    private async Task<int> CountFewestAsync(Func<PersonId, Task> tap)
    {
        var counts = new List<int>();
        for (var n = 0; n < 3; n++)
        {
            _cafe.Commands.Clear();
            await tap(DemoAttendance.NeighbourId(n));
            counts.Add(_cafe.Commands.Commands.Count);
            output.WriteLine($"{counts[^1]} commands:\n{string.Join("\n--\n", _cafe.Commands.Commands)}\n=====");
        }
        return counts.Min();
    }

    // Both say for whom they are: a page that did not would be asked for first by the test's browser.
    private async Task TapFormAsync(PersonId person)
    {
        using var answer = await _cafe.Facilitator.PostAsync(
            $"{CafeScenario.Path}/marcar",
            ("Person", $"{person}"),
            ("What", "Came"),
            ("para", $"{_cafe.FacilitatorId}")
        );
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }

    private async Task TapPhoneAsync(PersonId person)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/sync");
        request.Headers.Add("X-Para", $"{_cafe.FacilitatorId}");
        request.Content = JsonContent.Create(new { person = _cafe.FacilitatorId, records = new[] { CafeScenario.Tap(person) } });
        using var answer = await _cafe.Facilitator.Browser.SendAsync(request, BrowserVisit.Cancel);
        Assert.Equal(["stored"], LearnerClient.Results(await LearnerClient.JsonAsync(answer)));
    }
}
