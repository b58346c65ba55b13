using System.Globalization;
using Microsoft.Playwright;
using UsmeAprende.Demo;

namespace UsmeAprende.BrowserTests.WholeSite;

/// <summary>A lesson and a café on a day that each run chooses anew.</summary>
public sealed class AnyDayJourneys
{
    private const string Format = "yyyy-MM-dd HH:mm";

    public static TheoryData<string, int> Moments =>
        new() { { RandomDay.Choose(100).ToString(Format, CultureInfo.InvariantCulture), RandomDay.Seed } };

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task LearnerAndFacilitator_OnAnyDay_KeepWhatTheyDid(string moment, int seed)
    {
        await using var site = new LiveSite
        {
            Moment = DateTime.ParseExact(
                moment,
                Format,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal
            ),
        };
        await site.InitializeAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"USME_SEED={seed}");
        await using var phone = await site.DeviceAsync(ScreenSize.Phone);
        await using var other = await site.DeviceAsync(ScreenSize.Phone);

        var learner = await NewAccount.SignUpAsync(phone);
        await learner.GotoAsync(BrowserLesson.First);
        var lesson = new BrowserLesson(learner);
        await lesson.WalkToTheEndAsync();
        await learner.RunAndWaitForResponseAsync(
            () => lesson.Onward.ClickAsync(),
            answer => answer.Url.EndsWith("/api/sync", StringComparison.Ordinal) && answer.Ok
        );
        await learner.GotoAsync("/mi-aprendizaje");
        var facilitator = await BrowserLesson.SignInAsync(
            other,
            PageAddresses.Facilitator,
            $"/facilitacion/encuentros/{DemoAttendance.Today}/asistencia"
        );
        await facilitator.Locator(".people li .tap").First.TapAsync();
        await Assertions.Expect(facilitator.Locator("[data-pending]")).ToBeHiddenAsync();
        await facilitator.ReloadAsync();

        await Assertions.Expect(learner.Locator("main")).ToContainTextAsync(site.DescribeProgress(1));
        await Assertions.Expect(facilitator.Locator(".people li .state").First).ToHaveTextAsync("vino");
    }
}
