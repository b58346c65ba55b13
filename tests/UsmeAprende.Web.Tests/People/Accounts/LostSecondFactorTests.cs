using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.People;
using UsmeAprende.People.Accounts;
using UsmeAprende.Web.People.Accounts;

namespace UsmeAprende.Web.Tests.People.Accounts;

/// <summary>R12, R15: a lost second factor shuts nobody out, whoever they are.</summary>
public sealed class LostSecondFactorTests : IAsyncLifetime
{
    private readonly SiteHost _site = new SiteHost().With("People:StaffSecondFactor", "Optional");

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Learner_WhoLostTheirPhone_EntersByThePasswordOnceAFacilitatorTookTheFactorAway()
    {
        using var ana = new BrowserVisit(_site);
        using var facilitator = new BrowserVisit(_site);
        using var newPhone = new BrowserVisit(_site);
        var document = BrowserVisit.NewDocument();
        var id = await ana.SignUpAsync(document);
        await EnableAsync(ana, id);
        await facilitator.SignUpAsync(role: PersonRole.Facilitator);
        using var before = await newPhone.SignInAsync(document, BrowserVisit.Password);

        using var reset = await facilitator.PostAsync($"/facilitacion/personas/{id}/segundo-paso");
        using var again = await facilitator.PostAsync($"/facilitacion/personas/{id}/segundo-paso");
        using var entered = await newPhone.SignInAsync(document, BrowserVisit.Password);

        Assert.StartsWith("/entrar/segundo-paso", before.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal($"/facilitacion/personas/{id}?hecho=segundo-paso", reset.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        Assert.Equal("/mi-aprendizaje", entered.Headers.Location?.OriginalString);
        Assert.Contains(
            "Le quitaron el segundo paso",
            (await newPhone.ReadAsync("/mi-cuenta")).Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.Redirect, await ana.StatusAsync("/mi-cuenta"));
    }

    [Fact]
    public async Task Coordinator_WhoLostTheirPhone_IsHelpedByTheAdministratorWithFactorAndCode()
    {
        using var coordinator = new BrowserVisit(_site);
        using var administrator = new BrowserVisit(_site);
        var id = await coordinator.SignUpAsync(role: PersonRole.Coordinator);
        await EnableAsync(coordinator, id);
        await administrator.SignUpAsync(role: PersonRole.Administrator);

        using var reset = await administrator.PostAsync($"/coordinacion/papeles/{id}/segundo-paso");
        using var code = await administrator.PostAsync($"/coordinacion/papeles/{id}/codigo");

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], [reset.StatusCode, code.StatusCode]);
        Assert.NotNull((await BrowserVisit.PageAsync(code)).QuerySelector(".notice code"));
        Assert.False(await administrator.WithDbAsync(db => db.People.AnyAsync(p => p.Id == id && p.TwoFactorEnabled, BrowserVisit.Cancel)));
    }

    [Fact]
    public async Task OnlyAdministrator_WhoLeft_IsFollowedByTheOneOfTheServersLink()
    {
        using var gone = new BrowserVisit(_site);
        using var next = new BrowserVisit(_site);
        await gone.SignUpAsync(role: PersonRole.Administrator);
        await using var told = new StringWriter();

        await AdministratorLinkCommand.RunAsync(_site.Services, [], told);
        var path = told.ToString()[told.ToString().IndexOf("/instalar/", StringComparison.Ordinal)..].Split(' ')[0];
        await OpenAtStartAsync();
        using var made = await next.PostAsync(path, BrowserVisit.SignUpForm(BrowserVisit.NewDocument()));
        using var again = await next.PostAsync(path, BrowserVisit.SignUpForm(BrowserVisit.NewDocument()));

        Assert.Equal("/administracion", made.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Equal(
            [PeopleAudit.AdministratorLink, PeopleAudit.AnotherAdministrator],
            await gone.WithDbAsync(db => db.AuditEntries.OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync(BrowserVisit.Cancel))
        );
    }

    [Fact]
    public async Task OnlyAdministrator_WhoLostTheirPhone_IsLetInByTheServersCommand()
    {
        using var administrator = new BrowserVisit(_site);
        using var newPhone = new BrowserVisit(_site);
        var document = BrowserVisit.NewDocument();
        var id = await administrator.SignUpAsync(document, PersonRole.Administrator);
        await EnableAsync(administrator, id);
        await using var told = new StringWriter();

        var done = await ResetSecondFactorCommand.RunAsync(_site.Services, [document], told);
        var unknown = await ResetSecondFactorCommand.RunAsync(_site.Services, ["1"], told);
        var nothing = await ResetSecondFactorCommand.RunAsync(_site.Services, [], told);
        using var entered = await newPhone.SignInAsync(document, BrowserVisit.Password);

        Assert.Equal([0, 1, 1], [done, unknown, nothing]);
        Assert.Equal("/administracion", entered.Headers.Location?.OriginalString);
    }

    // R13: whoever enters by a card has no password for the second step to be counted with.
    [Fact]
    public async Task SecondStep_OfWhoEntersByACard_Opens()
    {
        using var ana = new BrowserVisit(_site);
        var id = await ana.SignUpAsync();
        await ana.WithDbAsync(db =>
            db.People.Where(p => p.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.PasswordHash, (string?)null), BrowserVisit.Cancel)
        );
        await using var scope = _site.Services.CreateAsyncScope();

        Assert.True(
            await scope.ServiceProvider.GetRequiredService<PasswordSignIn>().ReserveSecondFactorAttemptAsync(id, null, BrowserVisit.Cancel)
        );
    }

    private static Task<int> EnableAsync(BrowserVisit visit, PersonId id) =>
        visit.WithDbAsync(db =>
            db.People.Where(p => p.Id == id).ExecuteUpdateAsync(set => set.SetProperty(p => p.TwoFactorEnabled, true), BrowserVisit.Cancel)
        );

    // A start in between must not close the link that a command made.
    private async Task OpenAtStartAsync()
    {
        await using var scope = _site.Services.CreateAsyncScope();
        Assert.Null(await scope.ServiceProvider.GetRequiredService<AdministratorSetUp>().CreateFirstLinkAsync(BrowserVisit.Cancel));
    }
}
