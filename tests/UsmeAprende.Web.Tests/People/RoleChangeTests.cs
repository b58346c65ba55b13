using System.Net;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.People;

namespace UsmeAprende.Web.Tests.People;

/// <summary>R15: who gives and takes which role.</summary>
public sealed class RoleChangeTests : IAsyncLifetime
{
    private readonly SiteHost _site = new SiteHost().With("People:StaffSecondFactor", "Optional");

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    // R15
    [Theory]
    [InlineData(Role.Coordinator, Role.Learner, Role.Facilitator, true)]
    [InlineData(Role.Coordinator, Role.Facilitator, Role.Learner, true)]
    [InlineData(Role.Coordinator, Role.Learner, Role.Coordinator, false)]
    [InlineData(Role.Coordinator, Role.Administrator, Role.Learner, false)]
    [InlineData(Role.Administrator, Role.Learner, Role.Coordinator, true)]
    [InlineData(Role.Administrator, Role.Coordinator, Role.Learner, true)]
    public async Task Role_GivenByStaff_TakesEffectAtOnceWhereTheyMay(Role actor, Role from, Role to, bool may)
    {
        using var boss = new Visit(_site);
        using var ana = new Visit(_site);
        await boss.SignUpAsync(role: actor);
        var id = await ana.SignUpAsync(role: from);

        using var response = await boss.PostAsync(
            "/coordinacion/personas/papel",
            ("person", id.ToString()),
            ("role", to.ToString()),
            ("confirmed", "true")
        );

        Assert.Equal(may ? HttpStatusCode.OK : HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(
            may ? to : from,
            await ana.WithDbAsync(db => db.People.Where(p => p.Id == id).Select(p => p.Role).SingleAsync(Visit.Cancel))
        );
        Assert.Equal(may ? HttpStatusCode.Redirect : HttpStatusCode.OK, await ana.StatusAsync("/mi-cuenta"));
        Assert.Equal(
            may ? 1 : 0,
            await ana.WithDbAsync(db => db.AuditEntries.CountAsync(e => e.Action == PeopleAudit.RoleChanged, Visit.Cancel))
        );
    }

    // R15
    [Fact]
    public async Task Role_PressedOnce_OnlyAsksAndTheSecondPressChangesIt()
    {
        using var boss = new Visit(_site);
        using var ana = new Visit(_site);
        await boss.SignUpAsync(role: Role.Coordinator);
        var document = Visit.NewDocument();
        var id = await ana.SignUpAsync(document);

        using var found = await boss.PostAsync("/coordinacion/personas", ("Identifier", document));
        using var first = await boss.PostAsync(
            "/coordinacion/personas/papel",
            ("person", id.ToString()),
            ("role", nameof(Role.Facilitator))
        );
        var asked = await Visit.PageAsync(first);
        var before = await ana.WithDbAsync(db => db.People.Where(p => p.Id == id).Select(p => p.Role).SingleAsync(Visit.Cancel));
        var sent = asked.QuerySelectorAll("main form [name]").Select(e => (e.GetAttribute("name")!, e.GetAttribute("value")!)).ToArray();
        using var second = await boss.PostAsync("/coordinacion/personas/papel", sent);

        Assert.Contains("Participante", (await Visit.PageAsync(found)).QuerySelector("dl.facts")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ahora: participante.", asked.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Role.Learner, before);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal(
            Role.Facilitator,
            await ana.WithDbAsync(db => db.People.Where(p => p.Id == id).Select(p => p.Role).SingleAsync(Visit.Cancel))
        );
    }

    // R15
    [Theory]
    [InlineData(Role.Coordinator, "Administrator")]
    [InlineData(Role.Administrator, "Coordinator")]
    [InlineData(Role.Coordinator, "99")]
    [InlineData(Role.Coordinator, "<b>")]
    public async Task Role_OfOneself_NeverChanges(Role role, string to)
    {
        using var boss = new Visit(_site);
        var id = await boss.SignUpAsync(role: role);

        using var response = await boss.PostAsync(
            "/coordinacion/personas/papel",
            ("person", id.ToString()),
            ("role", to),
            ("confirmed", "true")
        );

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(role, await boss.WithDbAsync(db => db.People.Where(p => p.Id == id).Select(p => p.Role).SingleAsync(Visit.Cancel)));
    }

    // R15: taking a role away shows at the very next request.
    [Fact]
    public async Task Staff_WhoseRoleIsTakenInTheDatabase_LoseItAtTheNextRequest()
    {
        using var facilitator = new Visit(_site);
        var id = await facilitator.SignUpAsync(role: Role.Facilitator);
        Assert.Equal(HttpStatusCode.OK, await facilitator.StatusAsync("/facilitacion"));

        await facilitator.WithDbAsync(db =>
            db.People.Where(p => p.Id == id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Role, Role.Learner), Visit.Cancel)
        );

        Assert.Equal(HttpStatusCode.Redirect, await facilitator.StatusAsync("/facilitacion"));
    }
}
