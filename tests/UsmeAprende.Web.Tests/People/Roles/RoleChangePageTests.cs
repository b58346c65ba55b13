using System.Net;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.People;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Web.Tests.People.Roles;

/// <summary>R15: who gives and takes which role.</summary>
public sealed class RoleChangePageTests : IAsyncLifetime
{
    private readonly SiteHost _site = new SiteHost().With("People:StaffSecondFactor", "Optional");

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    // R15
    [Theory]
    [InlineData(PersonRole.Coordinator, PersonRole.Learner, PersonRole.Facilitator, true)]
    [InlineData(PersonRole.Coordinator, PersonRole.Facilitator, PersonRole.Learner, true)]
    [InlineData(PersonRole.Coordinator, PersonRole.Learner, PersonRole.Coordinator, false)]
    [InlineData(PersonRole.Coordinator, PersonRole.Administrator, PersonRole.Learner, false)]
    [InlineData(PersonRole.Administrator, PersonRole.Learner, PersonRole.Coordinator, true)]
    [InlineData(PersonRole.Administrator, PersonRole.Coordinator, PersonRole.Learner, true)]
    public async Task Role_GivenByStaff_TakesEffectAtOnceWhereTheyMay(PersonRole actor, PersonRole from, PersonRole to, bool may)
    {
        using var boss = new BrowserVisit(_site);
        using var ana = new BrowserVisit(_site);
        await boss.SignUpAsync(role: actor);
        var id = await ana.SignUpAsync(role: from);
        await ProveAsync(ana, id);

        using var response = await boss.PostAsync(
            "/coordinacion/papeles/papel",
            ("person", id.ToString()),
            ("role", to.ToString()),
            ("confirmed", "true")
        );

        Assert.Equal(may ? HttpStatusCode.OK : HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(
            may ? to : from,
            await ana.WithDbAsync(db => db.People.Where(p => p.Id == id).Select(p => p.Role).SingleAsync(BrowserVisit.Cancel))
        );
        Assert.Equal(may ? HttpStatusCode.Redirect : HttpStatusCode.OK, await ana.StatusAsync("/mi-cuenta"));
        Assert.Equal(
            may ? 1 : 0,
            await ana.WithDbAsync(db => db.AuditEntries.CountAsync(e => e.Action == PeopleAudit.RoleChanged, BrowserVisit.Cancel))
        );
    }

    // R15
    [Fact]
    public async Task Role_PressedOnce_OnlyAsksAndTheSecondPressChangesIt()
    {
        using var boss = new BrowserVisit(_site);
        using var ana = new BrowserVisit(_site);
        await boss.SignUpAsync(role: PersonRole.Coordinator);
        var document = BrowserVisit.NewDocument();
        var id = await ana.SignUpAsync(document);
        await ProveAsync(ana, id);

        using var found = await boss.PostAsync("/coordinacion/papeles", ("Identifier", document));
        using var first = await boss.PostAsync(
            "/coordinacion/papeles/papel",
            ("person", id.ToString()),
            ("role", nameof(PersonRole.Facilitator))
        );
        var asked = await BrowserVisit.PageAsync(first);
        var before = await ana.WithDbAsync(db => db.People.Where(p => p.Id == id).Select(p => p.Role).SingleAsync(BrowserVisit.Cancel));
        var sent = asked.QuerySelectorAll("main form [name]").Select(e => (e.GetAttribute("name")!, e.GetAttribute("value")!)).ToArray();
        using var second = await boss.PostAsync("/coordinacion/papeles/papel", sent);

        Assert.Contains(
            "Participante",
            (await BrowserVisit.PageAsync(found)).QuerySelector("dl.facts")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("Ahora: participante.", asked.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(PersonRole.Learner, before);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal(
            PersonRole.Facilitator,
            await ana.WithDbAsync(db => db.People.Where(p => p.Id == id).Select(p => p.Role).SingleAsync(BrowserVisit.Cancel))
        );
    }

    // R15
    [Theory]
    [InlineData(PersonRole.Coordinator, "Administrator")]
    [InlineData(PersonRole.Administrator, "Coordinator")]
    [InlineData(PersonRole.Coordinator, "99")]
    [InlineData(PersonRole.Coordinator, "<b>")]
    public async Task Role_OfOneself_NeverChanges(PersonRole role, string to)
    {
        using var boss = new BrowserVisit(_site);
        var id = await boss.SignUpAsync(role: role);

        using var response = await boss.PostAsync(
            "/coordinacion/papeles/papel",
            ("person", id.ToString()),
            ("role", to),
            ("confirmed", "true")
        );

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(
            role,
            await boss.WithDbAsync(db => db.People.Where(p => p.Id == id).Select(p => p.Role).SingleAsync(BrowserVisit.Cancel))
        );
    }

    // R10, R15: before there is other staff, only the administrator can say who somebody is.
    [Fact]
    public async Task Role_OfSomebodyUnproven_IsGivenOnceTheirDocumentIsSeen()
    {
        using var boss = new BrowserVisit(_site);
        using var ana = new BrowserVisit(_site);
        await boss.SignUpAsync(role: PersonRole.Administrator);
        var document = BrowserVisit.NewDocument();
        var id = await ana.SignUpAsync(document);
        (string, string)[] sent = [("person", id.ToString()), ("role", nameof(PersonRole.Coordinator)), ("confirmed", "true")];

        using var unproven = await boss.PostAsync("/coordinacion/papeles/papel", sent);
        using var wrong = await boss.PostAsync(
            "/coordinacion/papeles/papel",
            [.. sent, ("DocumentType", "CC"), ("Document", BrowserVisit.NewDocument())]
        );
        var before = await ana.WithDbAsync(db => db.People.Where(p => p.Id == id).Select(p => p.Role).SingleAsync(BrowserVisit.Cancel));
        using var seen = await boss.PostAsync("/coordinacion/papeles/papel", [.. sent, ("DocumentType", "CC"), ("Document", document)]);

        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.BadRequest], [unproven.StatusCode, wrong.StatusCode]);
        Assert.Equal(PersonRole.Learner, before);
        var row = (await BrowserVisit.PageAsync(seen)).QuerySelectorAll("tbody tr").Select(r => r.TextContent).ToList();
        Assert.Contains(row, text => text.Contains("Coordinación", StringComparison.Ordinal));
        Assert.Equal(
            PersonRole.Coordinator,
            await ana.WithDbAsync(db => db.People.Where(p => p.Id == id).Select(p => p.Role).SingleAsync(BrowserVisit.Cancel))
        );
    }

    // R15
    [Fact]
    public async Task Roster_OfStaff_TellsWhoGaveTheRoleAndNamesNoLearner()
    {
        using var boss = new BrowserVisit(_site);
        using var ana = new BrowserVisit(_site);
        using var learner = new BrowserVisit(_site);
        await boss.SignUpAsync(role: PersonRole.Administrator, more: [("GivenNames", "Luz Mariela")]);
        var id = await ana.SignUpAsync(more: [("GivenNames", "Saturnina")]);
        await learner.SignUpAsync(more: [("GivenNames", "Yuliana")]);
        await ProveAsync(ana, id);
        (
            await boss.PostAsync(
                "/coordinacion/papeles/papel",
                ("person", id.ToString()),
                ("role", nameof(PersonRole.Facilitator)),
                ("confirmed", "true")
            )
        ).Dispose();

        var page = await boss.ReadAsync("/coordinacion/papeles");

        var row = page.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("Saturnina", StringComparison.Ordinal));
        Assert.Contains("Facilitación", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Luz Mariela", row.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Yuliana", page.Body!.TextContent, StringComparison.Ordinal);
    }

    // R15: taking a role away shows at the very next request.
    [Fact]
    public async Task Staff_WhoseRoleIsTakenInTheDatabase_LoseItAtTheNextRequest()
    {
        using var facilitator = new BrowserVisit(_site);
        var id = await facilitator.SignUpAsync(role: PersonRole.Facilitator);
        Assert.Equal(HttpStatusCode.OK, await facilitator.StatusAsync("/facilitacion"));

        await facilitator.WithDbAsync(db =>
            db.People.Where(p => p.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.Role, PersonRole.Learner), BrowserVisit.Cancel)
        );

        Assert.Equal(HttpStatusCode.Redirect, await facilitator.StatusAsync("/facilitacion"));
    }

    private static Task<int> ProveAsync(BrowserVisit visit, PersonId person) =>
        visit.WithDbAsync(db =>
            db.PersonIdentifiers.Where(i => i.PersonId == person && i.Kind == IdentifierKind.Document)
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.VerifiedAt, DateTime.UnixEpoch), BrowserVisit.Cancel)
        );
}
