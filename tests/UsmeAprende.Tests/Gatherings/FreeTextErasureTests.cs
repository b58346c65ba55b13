using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.Tests.Gatherings;

/// <summary>R30 of what staff wrote in their own words about somebody.</summary>
public sealed class FreeTextErasureTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private TestGathering _cafe = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _cafe = await TestGathering.PlanAsync(_site);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Reasons_ThatNameAnErasedPerson_AreForgottenAndTheAuditStillVerifies() // R31
    {
        var (elber, rosa) = (await _cafe.PersonAsync("Élber", "Ñusta"), await _cafe.PersonAsync("Rosa", "Chisacá"));
        await _cafe.SendAsync(_cafe.Mark(elber), _cafe.Mark(rosa));
        await _cafe.CloseAsync();
        _site.Clock.Advance(TimeSpan.FromHours(1));
        await _cafe.CloseAsync(until: TestGathering.End.AddMinutes(10), reason: "El señor Elber pidió quedarse más");
        await _cafe.CloseAsync(until: TestGathering.End.AddMinutes(20), reason: "Contaron mal la hora");
        await _cafe.ChangeAsync(
            new AttendanceChange
            {
                Person = rosa,
                Kind = MarkKind.Thanked,
                Reason = "Ayudó a Ñusta con su celular",
            }
        );
        Assert.Equal(3, (await WordsAsync()).Count(w => Names(w)));

        await EraseAsync(elber);

        var words = await WordsAsync();
        Assert.DoesNotContain(words, Names);
        Assert.Contains(words, w => w.Contains("Contaron mal la hora", StringComparison.Ordinal));
        Assert.True((await _site.AskAsync(db => AuditTrail.VerifyAsync(db, Cancel))).Holds);
    }

    [Fact]
    public async Task ReasonThatEverybodyReads_GoesOnlyIfItSurelyNamesThePerson()
    {
        var rosa = await _cafe.PersonAsync("Rosa", "Chisacá");
        var other = await TestGathering.PlanAsync(_site, TestGathering.Start.AddDays(1));
        await _cafe.ReserveAsync(rosa);
        await other.ReserveAsync(rosa);
        await CancelAsync(_cafe, "Se enfermó Rosa Chisacá, que presta el salón.");
        await CancelAsync(other, "Cerraron la vía en Santa Rosa.");

        await EraseAsync(rosa);

        Assert.Equal("(borrado)", (await _cafe.GatheringAsync()).ChangeReason);
        Assert.Equal("Cerraron la vía en Santa Rosa.", (await other.GatheringAsync()).ChangeReason);
    }

    private static bool Names(string words) =>
        words.Contains("Elber", StringComparison.Ordinal) || words.Contains("Ñusta", StringComparison.Ordinal);

    /// <summary>All that the corrections and the audit hold in words.</summary>
    private Task<List<string>> WordsAsync() =>
        _site.AskAsync(async db =>
        {
            var corrections = await db.AttendanceCorrections.Select(c => c.Reason).ToListAsync(Cancel);
            var audited = await db.AuditValues.Select(v => v.Before + " " + v.After).ToListAsync(Cancel);
            return corrections.Concat(audited).ToList();
        });

    private static Task<PlanningResult> CancelAsync(TestGathering cafe, string reason) =>
        cafe.AskAsync<GatheringPlanning, PlanningResult>(p =>
            p.CancelAsync(cafe.Facilitator.AsFacilitator(), cafe.Id, reason, andRest: false, Cancel)
        );

    private async Task EraseAsync(PersonId person) =>
        Assert.True(await _cafe.AskAsync<PersonErasure, bool>(e => e.EraseAsync(person, Cancel)));
}
