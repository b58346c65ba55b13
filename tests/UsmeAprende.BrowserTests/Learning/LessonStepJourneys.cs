using Microsoft.Playwright;

namespace UsmeAprende.BrowserTests.Learning;

/// <summary>A lesson one step at a time, as everybody sees it first.</summary>
public sealed class LessonStepJourneys(LiveSite site)
{
    [Fact]
    public async Task Lesson_Opened_ShowsOneStepAndSaysWhereOneIs()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);

        var lesson = await BrowserLesson.OpenInStepsAsync(device);

        await Assertions.Expect(lesson.CurrentStep).ToHaveCountAsync(1);
        await Assertions.Expect(lesson.Place).ToContainTextAsync("1 de ");
        await Assertions.Expect(lesson.Page.Locator("footer")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Onward_Pressed_LeadsToTheHeadingOfTheNextStep()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var lesson = await BrowserLesson.OpenInStepsAsync(device, BrowserLesson.Second);

        await lesson.Onward.FocusAsync();
        await lesson.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(lesson.Place).ToContainTextAsync("2 de ");
        await Assertions.Expect(lesson.CurrentStep.Locator("h2").First).ToBeFocusedAsync();
        await Assertions.Expect(lesson.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Lesson_LeftInTheMiddle_IsTakenUpThere()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var lesson = await BrowserLesson.OpenInStepsAsync(device);
        await lesson.PassStepAsync();
        await lesson.PassStepAsync();
        await lesson.Page.CloseAsync();

        var again = await BrowserLesson.OpenInStepsAsync(device);

        await Assertions.Expect(again.Place).ToContainTextAsync("3 de ");
    }

    [Fact]
    public async Task PhonesBackKey_InALesson_GoesToTheStepBefore()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var lesson = await BrowserLesson.OpenInStepsAsync(device);
        await lesson.PassStepAsync();
        await lesson.PassStepAsync();

        await lesson.Page.GoBackAsync();
        await Assertions.Expect(lesson.Place).ToContainTextAsync("2 de ");
        await lesson.Page.GetByRole(AriaRole.Button, new() { Name = "Atrás" }).ClickAsync();

        await Assertions.Expect(lesson.Place).ToContainTextAsync("1 de ");
    }

    [Fact]
    public async Task Lesson_WithEverythingLeftForLater_EndsAndSaysHowMuchWasLeft()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var lesson = await BrowserLesson.OpenInStepsAsync(device);

        var left = await lesson.WalkToTheEndAsync();
        await lesson.Onward.ClickAsync();

        Assert.True(left > 1);
        await Assertions.Expect(lesson.Page.GetByText($"Dejó {left} ejercicios para después.")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Lesson_WhoseSignalGoes_StillEndsAndShowsWhatComesNext(int stepsBefore)
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var lesson = await BrowserLesson.OpenInStepsAsync(device);
        for (var step = 0; step < stepsBefore; step++)
            await lesson.Page.RunAndWaitForResponseAsync(
                () => lesson.Onward.ClickAsync(),
                answer =>
                    answer.Url.Contains("path-moves", StringComparison.Ordinal) && answer.Url.Contains(".css", StringComparison.Ordinal)
            );

        await device.SetOfflineAsync(true);
        await lesson.WalkToTheEndAsync();
        await lesson.Onward.ClickAsync();

        await Assertions.Expect(lesson.Finished).ToContainTextAsync("Quedó guardado en este celular");
        await Assertions.Expect(lesson.Page.Locator("a[rel=next]")).ToBeVisibleAsync();
        // What was fetched while there was signal.
        await Assertions.Expect(lesson.Page.Locator(".arrival svg")).ToHaveCountAsync(stepsBefore > 0 ? 1 : 0);
        if (stepsBefore > 0)
            await Assertions.Expect(lesson.Page.Locator(".arrival .sun").First).ToHaveCSSAsync("fill", "rgb(242, 162, 46)");
    }

    [Fact]
    public async Task Exercise_AnsweredWrong_LetsThePersonGoOn()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var lesson = await BrowserLesson.OpenInStepsAsync(device, BrowserLesson.First + "#p-no-enciende");
        var question = lesson.Question("no-enciende");
        await Assertions.Expect(lesson.Onward).ToBeHiddenAsync();

        await question.GetByRole(AriaRole.Radio).First.CheckAsync();
        await question.GetByRole(AriaRole.Button, new() { Name = "Responder" }).ClickAsync();

        await Assertions.Expect(lesson.Verdict("no-enciende")).ToContainTextAsync("Todavía no");
        await Assertions.Expect(lesson.Onward).ToHaveTextAsync("Seguir");
    }

    [Fact]
    public async Task OnePage_Chosen_IsRememberedAndAsksBeforeTheLessonEnds()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var lesson = await BrowserLesson.OpenInStepsAsync(device);
        await lesson.Page.GetByRole(AriaRole.Button, new() { Name = "Ver todo junto" }).ClickAsync();
        await lesson.Page.ReloadAsync(new() { WaitUntil = WaitUntilState.NetworkIdle });

        await Assertions.Expect(lesson.Page.Locator(".step[hidden]")).ToHaveCountAsync(0);
        await lesson.Finish.First.ClickAsync();

        await Assertions.Expect(lesson.Finished).ToContainTextAsync("ejercicios");
        await lesson.Finish.First.ClickAsync();
        await Assertions.Expect(lesson.Finished).ToContainTextAsync("¡Terminó la lección!");
    }

    [Fact]
    public async Task Position_OfOnePerson_IsNotThatOfTheNext()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        await BrowserLesson.SignInAsync(device, "lideresa@demo.usme");
        var lesson = await BrowserLesson.OpenInStepsAsync(device);
        await lesson.Onward.ClickAsync();
        await lesson.Page.GotoAsync("/mi-aprendizaje");
        await lesson.Page.GetByRole(AriaRole.Button, new() { Name = "Salir" }).ClickAsync();
        await Assertions.Expect(lesson.Page.Locator("bdi")).ToHaveCountAsync(0);

        var next = await BrowserLesson.OpenInStepsAsync(device);

        await Assertions.Expect(next.Place).ToContainTextAsync("1 de ");
    }
}
