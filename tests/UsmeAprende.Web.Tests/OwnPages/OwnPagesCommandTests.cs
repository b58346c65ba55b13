using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Data;
using UsmeAprende.Web.Tests.Learning;

namespace UsmeAprende.Web.Tests.OwnPages;

/// <summary>What the pages of one's own ask of the database, once what they show is kept. A page asks far more where nothing is.</summary>
public sealed class OwnPagesCommandTests : IAsyncLifetime
{
    private readonly DatabaseCommandLog _commands = new();
    private SiteHost _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = new SiteHost { Commands = _commands, HasWorker = false };
        await _site.InitializeAsync();
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("/api/me", 1)]
    [InlineData("/mi-aprendizaje", 2)] // Its head says how many messages are unread.
    public async Task Page_OfWhatIsKept_AsksFewQuestions(string address, int questions)
    {
        using var ana = await LearnerClient.SignInAsync(_site);
        await OpenUntilKeptAsync(ana, address);

        Assert.Equal(questions, (await OpenAsync(ana, address)).Count);
    }

    [Theory]
    [InlineData("/api/me", 1)]
    [InlineData("/mi-aprendizaje", 2)]
    public async Task Page_AfterAnotherRecord_StillAsksFewQuestions(string address, int questions)
    {
        using var ana = await LearnerClient.SignInAsync(_site);
        await SendAsync(ana, "herramientas-basicas/mi-celular/encender-y-cargar");
        await OpenUntilKeptAsync(ana, address);

        // Of another week or another badge would be computed again, once.
        await SendAsync(ana, "herramientas-basicas/mi-celular/encender-y-cargar");

        Assert.Equal(questions, (await OpenAsync(ana, address)).Count);
    }

    private static async Task SendAsync(LearnerClient learner, string lesson) =>
        Assert.Equal(["stored"], await learner.SyncAsync(LearnerClient.CreateRecord("completed", new(lesson))));

    // A page waits no longer than a quarter of a second to keep what it shows: on a busy machine only the next one may.
    private async Task OpenUntilKeptAsync(LearnerClient learner, string address)
    {
        for (var tries = 20; tries > 0; tries--)
        {
            await OpenAsync(learner, address);
            await using var scope = _site.Services.CreateAsyncScope();
            var kept = scope.ServiceProvider.GetRequiredService<UsmeDb>().OwnPageRows;
            if (
                await kept.AnyAsync(
                    row => row.PersonId == learner.Id && row.Progress != null && (address == "/api/me" || row.Details != null),
                    TestContext.Current.CancellationToken
                )
            )
                return;
        }
        Assert.Fail($"{address} was not kept.");
    }

    private async Task<IReadOnlyCollection<string>> OpenAsync(LearnerClient learner, string address)
    {
        _commands.Clear();
        using var response = await learner.Browser.GetAsync(address, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        return [.. _commands.Commands];
    }
}
