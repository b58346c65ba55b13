using System.Net;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.People;
using UsmeAprende.Web.People.Identity;

namespace UsmeAprende.Web.Tests.People.Identity;

/// <summary>
/// R14: staff find the person before them, and nobody by trying numbers; each look leaves a trace without what was typed (R31).
/// </summary>
public sealed class PersonLookUpTests : IAsyncLifetime
{
    private readonly SiteHost _site = new SiteHost().With("People:StaffSecondFactor", "Optional");

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task LookUps_FromWhicheverPage_HaveOneLimitForEachMemberOfStaff()
    {
        using var ana = new BrowserVisit(_site);
        using var coordinator = new BrowserVisit(_site);
        using var colleague = new BrowserVisit(_site);
        var id = await ana.SignUpAsync();
        await coordinator.SignUpAsync(role: PersonRole.Coordinator);
        await colleague.SignUpAsync(role: PersonRole.Facilitator);
        (string, (string, string)[])[] pages =
        [
            ("/facilitacion/personas", [("Identifier", "1234567")]),
            ($"/facilitacion/personas/{id}/otra-cuenta", [("identifier", "1234567")]),
            ($"/facilitacion/personas/{id}/documento", [("documentType", "CC"), ("document", "1234567")]),
            ("/coordinacion/papeles", [("Identifier", "1234567")]),
        ];

        for (var n = 0; n < PersonLookUpRateLimiter.Most; n++)
        {
            using var within = await coordinator.PostAsync(pages[n % pages.Length].Item1, pages[n % pages.Length].Item2);
            Assert.NotEqual(HttpStatusCode.TooManyRequests, within.StatusCode);
        }

        foreach (var (path, form) in pages)
        {
            using var past = await coordinator.PostAsync(path, form);
            Assert.Equal(HttpStatusCode.TooManyRequests, past.StatusCode);
            Assert.NotNull(past.Headers.RetryAfter);
            Assert.Contains(
                "muchas personas seguidas",
                (await BrowserVisit.PageAsync(past)).QuerySelector(".error-summary")!.TextContent,
                StringComparison.Ordinal
            );
        }
        using var other = await colleague.PostAsync("/facilitacion/personas", ("Identifier", "1234567"));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task LookUp_ThatFindsSomebodyOrNobody_IsAuditedWithoutWhatWasTyped()
    {
        using var ana = new BrowserVisit(_site);
        using var facilitator = new BrowserVisit(_site);
        var document = BrowserVisit.NewDocument();
        var id = await ana.SignUpAsync(document);
        var staff = await facilitator.SignUpAsync(role: PersonRole.Facilitator);

        (await facilitator.PostAsync("/facilitacion/personas", ("Identifier", document))).Dispose();
        (await facilitator.PostAsync("/facilitacion/personas", ("Identifier", "99999999"))).Dispose();

        var entries = await ana.WithDbAsync(db =>
            db.AuditEntries.Where(e => e.Action == PeopleAudit.LookedUp)
                .OrderBy(e => e.Sequence)
                .Select(e => new { e.ActorId, e.Subject })
                .ToListAsync(BrowserVisit.Cancel)
        );
        var values = await ana.WithDbAsync(db =>
            db.AuditValues.Where(v => v.Before != null || v.After != null).ToListAsync(BrowserVisit.Cancel)
        );
        Assert.Equal([PeopleAudit.Subject(id), PeopleAudit.Nobody], entries.Select(e => e.Subject));
        Assert.All(entries, e => Assert.Equal(staff, e.ActorId));
        Assert.Empty(values);
    }

    // Registering tells who is alike, and so whether somebody is known.
    [Fact]
    public async Task Registering_SomebodyAlike_LeavesTheSameTrace()
    {
        using var ana = new BrowserVisit(_site);
        using var facilitator = new BrowserVisit(_site);
        var id = await ana.SignUpAsync(more: [("BirthYear", "1961")]);
        await facilitator.SignUpAsync(role: PersonRole.Facilitator);

        using var asked = await facilitator.PostAsync(
            "/facilitacion/personas/registrar",
            ("Id", Guid.CreateVersion7().ToString()),
            ("GivenNames", "Ana Lucía"),
            ("Surnames", "Fernández"),
            ("BirthYear", "1961"),
            ("DataTreatment", "true")
        );

        Assert.NotNull((await BrowserVisit.PageAsync(asked)).GetElementById("resultados"));
        Assert.Equal(
            1,
            await ana.WithDbAsync(db =>
                db.AuditEntries.CountAsync(
                    e => e.Action == PeopleAudit.LookedUp && e.Subject == PeopleAudit.Subject(id),
                    BrowserVisit.Cancel
                )
            )
        );
    }
}
