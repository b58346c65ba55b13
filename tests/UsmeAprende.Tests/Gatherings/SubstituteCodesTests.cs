using Microsoft.EntityFrameworkCore;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Substitutes;
using UsmeAprende.People;
using UsmeAprende.People.Accounts;
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.Gatherings;

/// <summary>A colleague who runs a gathering with a code (R15).</summary>
public sealed class SubstituteCodesTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private TestGathering _cafe = null!;
    private PersonId _colleague;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _cafe = await TestGathering.PlanAsync(_site);
        _colleague = await _site.PersonAsync(PersonRole.Facilitator);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Code_Typed_MakesAColleagueRunThatGatheringOnce() // R15, R31
    {
        var code = await IssueAsync(_cafe.Facilitator);
        var third = await _site.PersonAsync(PersonRole.Facilitator);

        var wrong = await RedeemAsync(_colleague, "0000 0000");
        var joined = await RedeemAsync(_colleague, $" {code!.Replace(' ', '-')} ");
        var again = await RedeemAsync(_colleague, code);
        var used = await RedeemAsync(third, code);

        Assert.Equal(
            new[] { SubstituteResult.WrongCode, SubstituteResult.Joined, SubstituteResult.AlreadyTheirs, SubstituteResult.WrongCode },
            new[] { wrong, joined, again, used }
        );
        Assert.Equal<PersonId>(
            new[] { _cafe.Facilitator, _colleague }.Order(),
            (await _site.AskAsync(db => db.GatheringFacilitators.Select(f => f.PersonId).ToListAsync(Cancel))).Order()
        );
        Assert.Equal(
            [GatheringAudit.SubstituteCodeIssued, GatheringAudit.SubstituteJoined],
            await _site.AskAsync(db => db.AuditEntries.OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync(Cancel))
        );
        Assert.DoesNotContain(
            code.Replace(" ", "", StringComparison.Ordinal),
            await _site.AskAsync(db => db.OneUseCodes.Select(c => Convert.ToHexString(c.Hash)).ToListAsync(Cancel))
        );
    }

    [Fact]
    public async Task Code_OfAnotherGatheringOrAnotherDay_DoesNothing()
    {
        var other = await TestGathering.PlanAsync(_site, TestGathering.Start.AddHours(4), facilitator: _cafe.Facilitator);
        var elsewhere = await IssueAsync(_cafe.Facilitator, other);
        var first = await RedeemAsync(_colleague, elsewhere);
        var late = await IssueAsync(_cafe.Facilitator);
        _site.Clock.Advance(SubstituteCodes.Validity + TimeSpan.FromMinutes(1));

        Assert.Equal((SubstituteResult.WrongCode, SubstituteResult.WrongCode), (first, await RedeemAsync(_colleague, late)));
    }

    [Fact]
    public async Task Code_GuessedFiveTimes_IsVoid()
    {
        var code = await IssueAsync(_cafe.Facilitator);
        for (var guess = 0; guess < OneUseCode.MostTries; guess++)
            await RedeemAsync(_colleague, $"{guess}");

        Assert.Equal(SubstituteResult.WrongCode, await RedeemAsync(_colleague, code));
    }

    [Fact]
    public async Task Code_OfWhoHasNoRight_IsNotGivenAndAnotherVoidsTheFirst()
    {
        var stranger = await IssueAsync(_colleague);
        var coordinator = await _site.PersonAsync(PersonRole.Coordinator);
        var first = await IssueAsync(coordinator);
        var second = await IssueAsync(coordinator);
        var learner = await _site.PersonAsync();

        Assert.Null(stranger);
        Assert.Equal(SubstituteResult.Gone, await RedeemAsync(learner, second));
        Assert.Equal(SubstituteResult.WrongCode, await RedeemAsync(_colleague, first));
        Assert.Equal(SubstituteResult.Joined, await RedeemAsync(_colleague, second));
    }

    private async Task<string?> IssueAsync(PersonId staff, TestGathering? cafe = null)
    {
        var actor = await _cafe.FindActorAsync(staff);
        return await _cafe.AskAsync<SubstituteCodes, string?>(c => c.IssueAsync(actor, (cafe ?? _cafe).Id, Cancel));
    }

    private async Task<SubstituteResult> RedeemAsync(PersonId staff, string? code)
    {
        var actor = await _cafe.FindActorAsync(staff);
        return await _cafe.AskAsync<SubstituteCodes, SubstituteResult>(c => c.RedeemAsync(actor, _cafe.Id, code, Cancel));
    }
}
