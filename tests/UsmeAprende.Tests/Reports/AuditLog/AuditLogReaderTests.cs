using System.Text;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.Reports.AuditLog;
using UsmeAprende.Tests.Learning;
using UsmeAprende.Tests.People;

namespace UsmeAprende.Tests.Reports.AuditLog;

/// <summary>R15, R31: the audit is read, by each reader as far as they may.</summary>
public sealed class AuditLogReaderTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private Person _coordinator = null!;
    private Person _ana = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _coordinator = await _site.StaffAsync(PersonRole.Coordinator);
        _ana = await _site.PersonAsync("Hermelinda");
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Values_OfPeoplesData_AreForCoordinatorsOnly()
    {
        await AppendAsync(PeopleAudit.Corrected, _ana.Id, "Hermelnida", "Hermelinda");
        await AppendAsync(PeopleAudit.RoleChanged, _ana.Id, "Learner", "Facilitator");

        var full = (await ReadAsync(new AuditLogFilter(), _coordinator.Id.AsCoordinator())).Entries;
        var bare = (await ReadAsync(new AuditLogFilter(), Auditor)).Entries;

        Assert.Equal(["Learner", "Hermelnida"], full.Select(e => e.Before));
        Assert.All(full, e => Assert.StartsWith("Hermelinda", e.PersonName, StringComparison.Ordinal));
        Assert.Equal(["Learner", null], bare.Select(e => e.Before));
        Assert.Equal([false, true], bare.Select(e => e.AreValuesHidden));
        Assert.All(bare, e => Assert.Null(e.PersonName));
        Assert.All(bare, e => Assert.Equal(_coordinator.FullName, e.ActorName));
    }

    [Fact]
    public async Task Person_ActingForThemselves_IsNotNamedToAnAuditor()
    {
        await AppendAsync(PeopleAudit.CodeUsed, _ana.Id, null, null, _ana.Id);

        var entry = Assert.Single((await ReadAsync(new AuditLogFilter(), Auditor)).Entries);

        Assert.Equal("La propia persona", entry.DescribeActor());
    }

    [Fact]
    public async Task Filters_OfActionActorPersonAndDay_LimitWhatIsRead()
    {
        var other = await _site.PersonAsync("Prudencio");
        await AppendAsync(PeopleAudit.Corrected, _ana.Id, null, null);
        await AppendAsync(PeopleAudit.Corrected, other.Id, null, null, other.Id);
        _site.Clock.Advance(TimeSpan.FromDays(2));
        await AppendAsync(PeopleAudit.DocumentSeen, _ana.Id, null, null);
        var today = BogotaClock.DayOf(_site.Now);

        Assert.Equal([2L, 1L], await SequencesAsync(new AuditLogFilter { Action = PeopleAudit.Corrected }));
        Assert.Equal([3L, 1L], await SequencesAsync(new AuditLogFilter { Actor = _coordinator.Id }));
        Assert.Equal([3L, 1L], await SequencesAsync(new AuditLogFilter { Person = _ana.Id }));
        Assert.Equal([3L], await SequencesAsync(new AuditLogFilter { From = today }));
        Assert.Equal([2L, 1L], await SequencesAsync(new AuditLogFilter { Until = today.AddDays(-2) }));
    }

    [Fact]
    public async Task Person_WhoHasSeveralRows_IsFoundByAnyOfThem() // R14
    {
        var other = await _site.PersonAsync("Chava");
        await AppendAsync(PeopleAudit.Corrected, other.Id, null, null);
        await _site.LinkAsync(other.Id, _ana.Id);

        Assert.Equal([1L], await SequencesAsync(new AuditLogFilter { Person = _ana.Id }));
    }

    [Fact]
    public async Task Pages_OfALongAudit_FollowEachOther()
    {
        for (var n = 0; n <= AuditLogReader.PageLength; n++)
            await AppendAsync(PeopleAudit.LookedUp, _ana.Id, null, null);

        var first = await ReadAsync(new AuditLogFilter(), Auditor);
        var last = await ReadAsync(new AuditLogFilter(), Auditor, first.Next);

        Assert.Equal(2L, first.Next);
        Assert.Equal(1L, Assert.Single(last.Entries).Sequence);
        Assert.Null(last.Next);
    }

    [Fact]
    public async Task Export_ByAnAuditor_HoldsNobodysDataAndIsAudited()
    {
        await AppendAsync(PeopleAudit.Corrected, _ana.Id, "=Hermelnida", "Hermelinda");
        var auditor = await _site.StaffAsync(PersonRole.Auditor);

        var theirs = Encoding.UTF8.GetString((await ExportAsync(Actor.WithoutRole(auditor.Id) with { Role = PersonRole.Auditor }))!);
        var full = Encoding.UTF8.GetString((await ExportAsync(_coordinator.Id.AsCoordinator()))!);

        Assert.DoesNotContain("Hermel", theirs, StringComparison.Ordinal);
        Assert.Contains(";'=Hermelnida;Hermelinda", full, StringComparison.Ordinal);
        Assert.Null(await ExportAsync(Actor.WithoutRole(_ana.Id) with { Role = PersonRole.Auditor }));
        Assert.Equal([3L, 2L], await SequencesAsync(new AuditLogFilter { Action = AuditLogAudit.Exported }));
    }

    private static Actor Auditor => Actor.WithoutRole(PersonId.New()) with { Role = PersonRole.Auditor };

    private Task<byte[]?> ExportAsync(Actor actor) =>
        _site.WithAsync((AuditLogExport export) => export.ExportAsync(actor, new AuditLogFilter(), action => action, Cancel));

    private Task<AuditLogPage> ReadAsync(AuditLogFilter filter, Actor reader, long? before = null) =>
        _site.WithAsync((AuditLogReader log) => log.ReadAsync(filter, reader, before, Cancel));

    private async Task<IEnumerable<long>> SequencesAsync(AuditLogFilter filter) =>
        (await ReadAsync(filter, _coordinator.Id.AsCoordinator())).Entries.Select(e => e.Sequence);

    private Task<bool> AppendAsync(string action, PersonId about, string? before, string? after, PersonId? by = null) =>
        _site.AskAsync(db =>
            db.WriteAsync(
                async () =>
                {
                    var actor = by ?? _coordinator.Id;
                    await _site.Get<AuditTrail>().AppendAsync(db, actor, action, PeopleAudit.Subject(about), before, after, Cancel);
                    return true;
                },
                Cancel
            )
        );
}
