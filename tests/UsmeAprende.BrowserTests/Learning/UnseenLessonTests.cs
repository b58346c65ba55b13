namespace UsmeAprende.BrowserTests.Learning;

/// <summary>
/// From the home page to a finished lesson without looking: once by the voice that reads aloud, once by what the browser tells a screen
/// reader. Only what was said is touched, by the name it was given.
/// </summary>
public sealed class UnseenLessonTests(LiveSite site)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lesson_ByListeningOnly_IsFoundAndFinished()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        await device.AddInitScriptAsync(SpeechJourneys.Voices);
        var listener = new Listener(await device.NewPageAsync());

        await listener.Page.GotoAsync("/");
        await WalkAsync(listener);

        await ReviewedTranscript.AssertSaidAsync("a-oido.txt", listener.Transcript, Cancel);
    }

    [Fact]
    public async Task Lesson_ByTheAccessibilityTreeOnly_IsFoundAndFinished()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var reader = new TreeReader(await device.NewPageAsync());

        await reader.Page.GotoAsync("/");
        await WalkAsync(reader);

        await ReviewedTranscript.AssertSaidAsync("lector-de-pantalla.txt", reader.Transcript, Cancel);
    }

    private static async Task WalkAsync(UnseenVisitor visitor)
    {
        await visitor.FollowAsync("Manejar mi celular", BrowserLesson.Opening);
        for (var step = 0; step < 3; step++)
            await visitor.TouchAsync("Seguir");
        foreach (var part in new[] { "Inicio", "Reloj", "Recientes", "UsmeAprende" })
            await visitor.TouchAsync(part);
        await visitor.TouchAsync("Seguir");
        await visitor.TouchAsync("Seguir");
        await visitor.TouchAsync("Se borró, y hay que pedir otra vez el enlace");
        await visitor.TouchAsync("Responder");
        await visitor.TouchAsync("Seguir");
        await visitor.TouchAsync("Seguir");
        await visitor.TouchAsync("Ahora no");
        await visitor.TouchAsync("Salga a Inicio y respire");
        await visitor.TouchAsync("Ya lo hice");
        await visitor.TouchAsync("Seguir");
        await visitor.TouchAsync("Terminar la lección");
        await visitor.FollowAsync("Siga con «Letra grande y lectura en voz alta»", BrowserLesson.AfterOpening);
    }
}
