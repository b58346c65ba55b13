using Microsoft.EntityFrameworkCore;
using UsmeAprende.People;
using UsmeAprende.Reports.Persons;
using UsmeAprende.Tests.Learning;
using UsmeAprende.Tests.People;

namespace UsmeAprende.Tests.Reports.Persons;

/// <summary>Coordinators find people by what they remember of them (R35), each human once (R14).</summary>
public sealed class PersonListReaderTests : IAsyncLifetime
{
    private TestSite _site = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _site = await TestSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("nunez")]
    [InlineData("ÑÚÑEZ hermelinda")]
    [InlineData("ermelinda")]
    [InlineData("Hermelnida")]
    [InlineData("herm")]
    [InlineData("52.345.678")]
    [InlineData("CC 52345678")]
    [InlineData("5678")]
    [InlineData("300 123 4501")]
    [InlineData("HERMELINDA@vereda.example")]
    public async Task Search_ByAPartOrWithATypingError_FindsThePerson(string typed)
    {
        var wanted = await _site.PersonAsync("Hermelinda Ñúñez", "52345678", "3001234501", "hermelinda@vereda.example");
        await _site.PersonAsync("Prudencio", "41999000", "3109990000");

        var found = await ReadAsync(new PersonFilter { Search = typed });

        Assert.Equal(wanted.Id, Assert.Single(found.Lines).Id);
    }

    [Fact]
    public async Task Search_OfSomebodyWhoCameAMomentAgo_FindsThem()
    {
        await ReadAsync(new PersonFilter { Search = "Hermelinda" });
        await _site.PersonAsync("Hermelinda");

        Assert.Equal(1, (await ReadAsync(new PersonFilter { Search = "Hermelinda" })).Count);
    }

    [Fact]
    public async Task Search_ByTheNameOfAMergedRow_FindsTheHumanOnce() // R14
    {
        var (kept, lost) = (await _site.PersonAsync("Rosalba"), await _site.PersonAsync("Chava"));
        await _site.LinkAsync(lost.Id, kept.Id);

        var found = await ReadAsync(new PersonFilter { Search = "chava" });

        Assert.Equal(kept.Id, Assert.Single(found.Lines).Id);
        Assert.Equal(1, (await ReadAsync(new PersonFilter())).Count);
    }

    [Fact]
    public async Task Activity_OfAMergedRow_CountsForTheHuman() // R14
    {
        var (kept, lost, never) = (await _site.PersonAsync("Rosalba"), await _site.PersonAsync("Chava"), await _site.PersonAsync("Nadie"));
        await _site.StoreAsync(lost.Id, SampleRecords.Completed(SampleCatalogue.Sow));
        await _site.LinkAsync(lost.Id, kept.Id);

        Assert.Equal([kept.Id], await IdsAsync(PersonActivity.Recent));
        Assert.Equal([never.Id], await IdsAsync(PersonActivity.Never));
        Assert.Empty(await IdsAsync(PersonActivity.Stopped));
        _site.Clock.Advance(PersonFilter.Silence + TimeSpan.FromDays(1));
        Assert.Equal([kept.Id], await IdsAsync(PersonActivity.Stopped));
        Assert.Equal([kept.Id], (await ReadAsync(new PersonFilter { CourseId = "huerta" })).Lines.Select(l => l.Id));
    }

    [Fact]
    public async Task State_OfDocumentAndConsent_IsTold()
    {
        var seen = await _site.PersonAsync("Rosalba");
        var imported = await LearningBuilder.PersonAsync(_site);
        await _site.AskAsync(db =>
            db.PersonIdentifiers.Where(i => i.PersonId == seen.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.VerifiedAt, _site.Now), Cancel)
        );

        Assert.Equal([seen.Id], await IdsAsync(PersonState.DocumentSeen));
        Assert.Equal([imported], await IdsAsync(PersonState.DocumentNotSeen));
        Assert.Equal([imported], await IdsAsync(PersonState.WithoutConsent));
        Assert.Equal([imported], await IdsAsync(PersonState.WithoutPassword));
    }

    [Fact]
    public async Task Erased_People_AreNotListed() // R30
    {
        var gone = await _site.PersonAsync("Rosalba");
        await _site.AskAsync(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == gone.Id, Cancel)).Erase(_site.Now);
            return await db.SaveChangesAsync(Cancel);
        });

        Assert.Empty((await ReadAsync(new PersonFilter())).Lines);
        Assert.Empty((await ReadAsync(new PersonFilter { Search = "rosalba" })).Lines);
    }

    [Fact]
    public async Task Pages_OfALongList_HaveEverybodyOnce()
    {
        for (var n = 0; n <= PersonListReader.PageLength; n++)
            await LearningBuilder.PersonAsync(_site);

        var first = await ReadAsync(new PersonFilter());
        var second = await ReadAsync(new PersonFilter(), 2);
        var beyond = await ReadAsync(new PersonFilter(), 9);

        Assert.Equal((PersonListReader.PageLength + 1, 2), (first.Count, first.Pages));
        Assert.Equal(PersonListReader.PageLength + 1, first.Lines.Concat(second.Lines).Select(l => l.Id).Distinct().Count());
        Assert.Equal(second.Lines.Select(l => l.Id), beyond.Lines.Select(l => l.Id));
    }

    [Fact]
    public async Task Export_OfTheList_DefusesFormulasAndIsAudited() // R31
    {
        var coordinator = await _site.StaffAsync(PersonRole.Coordinator);
        var person = await _site.PersonAsync("Rosalba");
        await _site.AskAsync(db =>
            db.People.Where(p => p.Id == person.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Place, "=1+1"), Cancel)
        );

        var file = await ExportAsync(coordinator.Id.AsCoordinator());
        var refused = await ExportAsync(person.Id.AsCoordinator());

        var text = System.Text.Encoding.UTF8.GetString(file!.Bytes);
        Assert.Contains(";'=1+1;", text, StringComparison.Ordinal);
        Assert.DoesNotContain(";=1+1", text, StringComparison.Ordinal);
        Assert.Null(refused);
        var entries = await _site.AskAsync(db => db.AuditEntries.Where(e => e.Action == PersonsAudit.Exported).ToListAsync(Cancel));
        Assert.Equal(coordinator.Id, Assert.Single(entries).ActorId);
    }

    private Task<PersonListFile?> ExportAsync(Actor actor) =>
        _site.WithAsync((PersonListExport export) => export.ExportAsync(actor, new PersonFilter(), PersonListFormat.Csv, Cancel));

    private async Task<IEnumerable<PersonId>> IdsAsync(PersonActivity activity) =>
        (await ReadAsync(new PersonFilter { Activity = activity })).Lines.Select(l => l.Id);

    private async Task<IEnumerable<PersonId>> IdsAsync(PersonState state) =>
        (await ReadAsync(new PersonFilter { State = state })).Lines.Select(l => l.Id);

    private Task<PersonListPage> ReadAsync(PersonFilter filter, int page = 1) =>
        _site.WithAsync((PersonListReader list) => list.ReadAsync(filter, page, Cancel));
}
