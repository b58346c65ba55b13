using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using UsmeAprende.Data;

namespace UsmeAprende.BrowserTests.Learning;

/// <summary>The exercises that need more than a form, each kind for everybody: keys, small screens, contrast, no signal.</summary>
public sealed class ExerciseJourneys(LiveSite site)
{
    // An exercise, what to touch in it, what then has a state, and how it would lose it.
    private static readonly (string Path, string Slug, string Touched, string State, string Without)[] States =
    [
        (
            "herramientas-basicas/cuidarme/claves-y-pin",
            "dos-pasos-aqui",
            "button:text('Muéstreme')",
            ".shown",
            "e => e.classList.remove('shown')"
        ),
        ("herramientas-basicas/cuidarme/claves-y-pin", "dos-pasos-aqui", ".phone .row", ".missed", "e => e.classList.remove('missed')"),
        ("herramientas-basicas/plata-y-tramites/mi-correo", "escribir-arroba", "", ".keys .next", "e => e.classList.remove('next')"),
        ("emprendimiento/numeros/costos-y-precio", "clases-de-costos", ".board button", "[aria-pressed=true]", Release),
        (
            "herramientas-basicas/cuidarme/estafas-por-whatsapp-y-llamadas",
            "confio-o-cuelgo",
            ".groups button",
            "[aria-pressed=true]",
            Release
        ),
    ];

    private const string Release = "e => e.setAttribute('aria-pressed', 'false')";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory] // R4, R5
    [MemberData(nameof(ExercisePlayer.Kinds), MemberType = typeof(ExercisePlayer))]
    public async Task Exercise_DoneWithKeysAloneAndWithoutSignal_IsGradedByTheServerLater(string kind, string path, string slug)
    {
        await using var device = await site.DeviceAsync(ScreenSize.Desktop);
        var person = await NewAccount.IdAsync(await NewAccount.SignUpAsync(device));
        var player = await ExercisePlayer.OpenAsync(device, path, slug, byKeys: true);

        await device.SetOfflineAsync(true);
        await player.DoAsync(right: true);
        await Assertions.Expect(BrowserLesson.Unsent(player.Exercise.Page)).ToHaveCountAsync(1);
        await device.SetOfflineAsync(false);

        await Assertions.Expect(BrowserLesson.Unsent(player.Exercise.Page)).ToHaveCountAsync(0);
        await using var scope = site.Host.Services.CreateAsyncScope();
        var records = await scope
            .ServiceProvider.GetRequiredService<UsmeDb>()
            .LearningRecords.Where(r => r.PersonId == person)
            .ToListAsync(Cancel);
        Assert.Equal(kind == "practica" ? null : 100, Assert.Single(records).Score);
    }

    [Theory]
    [MemberData(nameof(ExercisePlayer.Kinds), MemberType = typeof(ExercisePlayer))]
    public async Task Exercise_WithTheLargestLettersOnTheSmallestScreen_FitsAndHasNoFaultInAnyState(string kind, string path, string slug)
    {
        await using var device = await site.DeviceAsync(ScreenSize.Smallest);
        await device.AddInitScriptAsync("localStorage['usme.letters'] = 'larger'");
        await AxeChecks.InjectAsync(device);
        var found = new List<string>();

        foreach (var (state, right) in new[] { ("wrong", false), ("right", true) })
        {
            var player = await ExercisePlayer.OpenAsync(device, path, slug);
            found.AddRange(await FaultsAsync(player, "untouched"));
            await player.DoAsync(right);
            found.AddRange(await FaultsAsync(player, state));
            await player.Exercise.Page.CloseAsync();
        }

        Assert.True(found.Count == 0, $"{kind}:\n{string.Join("\n", found)}");
    }

    [Fact]
    public async Task State_InForcedColours_IsSeenByMoreThanAColour()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var unseen = new List<string>();

        foreach (var (path, slug, touched, state, without) in States)
        {
            var exercise = (await ExercisePlayer.OpenAsync(device, path, slug)).Exercise;
            await exercise.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
            if (touched.Length > 0)
                await exercise.Locator(touched).First.ClickAsync();
            var shown = exercise.Locator(state).First;
            await shown.EvaluateAsync("() => document.activeElement.blur()");
            await exercise.Page.Mouse.MoveAsync(0, 0);
            var with = await shown.ScreenshotAsync();
            // Without its state nothing else is found by it.
            var element = await shown.ElementHandleAsync();
            await element.EvaluateAsync(without);
            var plain = await element.ScreenshotAsync();
            if (with.SequenceEqual(plain))
                unseen.Add($"{slug}: {state}");
            await exercise.Page.CloseAsync();
        }

        Assert.Empty(unseen);
    }

    [Theory]
    [InlineData(ReducedMotion.Reduce, 0)]
    [InlineData(ReducedMotion.NoPreference, 1)]
    public async Task Phone_AskedToShow_MovesAFingerOnlyForWhomMotionIsFine(ReducedMotion motion, int fingers)
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var (path, slug, show, shown, _) = States[0];
        var exercise = (await ExercisePlayer.OpenAsync(device, path, slug)).Exercise;
        await exercise.Page.EmulateMediaAsync(new() { ReducedMotion = motion });

        await exercise.Locator(show).ClickAsync();

        await Assertions.Expect(exercise.Locator(shown)).ToBeVisibleAsync();
        await Assertions.Expect(exercise.Locator(".finger")).ToHaveCountAsync(fingers);
    }

    private static async Task<IEnumerable<string>> FaultsAsync(ExercisePlayer player, string state)
    {
        var page = player.Exercise.Page;
        var wide = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('.step:not([hidden]) *')]
                .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.scroll, p:has(> img)'))
                .map(e => e.outerHTML.slice(0, 120))
            """
        );
        // What lies under the bar at the foot is reached by moving the page.
        await page.EvaluateAsync("() => scrollTo(0, document.body.scrollHeight)");
        var light = await page.AxeFindingsAsync();
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        var dark = await page.AxeFindingsAsync("color-contrast");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        // A drawing with larger words is moved sideways, by keys too: browsers see to that, and axe does not know.
        light = [.. light.Where(finding => !finding.StartsWith("scrollable-region-focusable", StringComparison.Ordinal))];
        return wide.Select(e => $"{state}, too wide: {e}").Concat(light.Concat(dark).Select(finding => $"{state}: {finding}"));
    }
}
