using Microsoft.EntityFrameworkCore;
using UsmeAprende.People;
using UsmeAprende.People.Privacy;
using UsmeAprende.Reports.Persons;
using UsmeAprende.Tests.Learning;
using UsmeAprende.Tests.People;

namespace UsmeAprende.Tests.Reports.Persons;

/// <summary>Who stopped is called, if they allow it (R16, R33).</summary>
public sealed class StoppedPeopleTests : IAsyncLifetime
{
    private TestSite _site = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _site = await TestSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Phone_OfWhoStopped_IsShownOnlyIfTheyAgreedToBeReminded()
    {
        var (agreed, silent) = (await ActiveAsync("3001234501"), await ActiveAsync("3001234502"));
        var minor = await ActiveAsync("3001234503", birthYear: _site.Now.Year - 15);
        var still = await ActiveAsync("3001234504");
        await AgreeAsync(agreed, minor);
        _site.Clock.Advance(PersonFilter.Silence + TimeSpan.FromDays(1));
        await _site.StoreAsync(still, SampleRecords.Completed(SampleCatalogue.Water, _site.Now));

        var list = await ListAsync();

        Assert.Equal(3, list.Count);
        Assert.Equal(("+573001234501", null), PhoneOf(list, agreed));
        Assert.Equal((null, PhoneRefusal.NoConsent), PhoneOf(list, silent));
        Assert.Equal((null, PhoneRefusal.Minor), PhoneOf(list, minor));
    }

    [Fact]
    public async Task Staff_WhoDoNothing_HaveNotStopped()
    {
        var staff = await _site.StaffAsync(PersonRole.Facilitator);
        await _site.StoreAsync(staff.Id, SampleRecords.Completed(SampleCatalogue.Sow));
        _site.Clock.Advance(PersonFilter.Silence + TimeSpan.FromDays(1));

        Assert.Equal(0, (await ListAsync()).Count);
    }

    [Fact]
    public async Task Call_NotedTwiceWithOneForm_IsInTheAuditOnce() // R33
    {
        var coordinator = (await _site.StaffAsync(PersonRole.Coordinator)).Id.AsCoordinator();
        var person = await ActiveAsync("3001234501");
        _site.Clock.Advance(PersonFilter.Silence + TimeSpan.FromDays(1));
        var note = new CallNote(Guid.CreateVersion7(), person, Spoke: true, "Vuelve el sábado.");

        var results = new[]
        {
            await NoteAsync(coordinator, note),
            await NoteAsync(coordinator, note),
            await NoteAsync(coordinator, note with { Spoke = false }),
            await NoteAsync(person.AsCoordinator(), note with { Form = Guid.CreateVersion7() }),
        };

        Assert.Equal([CallNoteResult.Noted, CallNoteResult.Noted, CallNoteResult.OtherContent, CallNoteResult.NotAllowed], results);
        Assert.Equal(1, await _site.AskAsync(db => db.AuditEntries.CountAsync(e => e.Action == PersonsAudit.Spoke, Cancel)));
        var call = Assert.Single((await ListAsync()).People).LastCall!;
        Assert.Equal((true, "Vuelve el sábado."), (call.Spoke, call.Note));
    }

    private async Task<PersonId> ActiveAsync(string phone, int? birthYear = null)
    {
        var person = await _site.PersonAsync(phone: phone, birthYear: birthYear);
        await _site.StoreAsync(person.Id, SampleRecords.Completed(SampleCatalogue.Sow));
        return person.Id;
    }

    private Task<int> AgreeAsync(params PersonId[] people) =>
        _site.AskAsync(db =>
        {
            db.Consents.AddRange(
                people.Select(p => new ConsentRecord
                {
                    PersonId = p,
                    Purpose = ConsentPurpose.Reminders,
                    Given = true,
                    DecidedAt = _site.Now,
                })
            );
            return db.SaveChangesAsync(Cancel);
        });

    private Task<StoppedPeoplePage> ListAsync() => _site.WithAsync((StoppedPeople stopped) => stopped.ListAsync(1, Cancel));

    private Task<CallNoteResult> NoteAsync(Actor actor, CallNote note) =>
        _site.WithAsync((StoppedPeople stopped) => stopped.NoteAsync(actor, note, Cancel));

    private static (string? Phone, PhoneRefusal? Refusal) PhoneOf(StoppedPeoplePage list, PersonId person)
    {
        var one = list.People.Single(p => p.Id == person);
        return (one.Phone, one.Refusal);
    }
}
