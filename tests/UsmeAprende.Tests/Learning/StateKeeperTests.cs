using FsCheck;
using FsCheck.Fluent;
using UsmeAprende.Learning;

namespace UsmeAprende.Tests.Learning;

/// <summary>R5 and R6 of what is stored: through the real intake, on a real SQLite file, it equals computing afresh.</summary>
public sealed class StateKeeperTests : IAsyncLifetime
{
    private readonly Guid _ana = Guid.CreateVersion7();
    private LearningSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await LearningSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public void StoredState_OfAnyStory_EqualsComputingAfresh() // R5, R6, R2, R3
    {
        Prop.ForAll(
                Story.Arbitrary(),
                story =>
                {
                    foreach (var batch in story.Batches)
                    {
                        // One request has one author; what two people send arrives as two, written together or not.
                        var receipts = Wait(
                            Task.WhenAll(
                                batch.GroupBy(s => s.Person).Select(own => _site.StoreAsync(own.Key, [.. own.Select(s => s.Record)]))
                            )
                        );
                        Assert.All(receipts.SelectMany(r => r), r => Assert.True(r.IsSaved));
                    }

                    return story
                        .All.Select(s => s.Person)
                        .Distinct()
                        .All(person =>
                            LearningState
                                .Compute(story.Of(person))
                                .Outcomes.OrderBy(o => o.Key)
                                .SequenceEqual(Wait(_site.StateAsync(person)).OrderBy(o => o.Key))
                        );
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    [Fact]
    public async Task Void_ByItsAuthor_TakesTheEffectBack() // R2
    {
        var wrong = Deeds.Wrong();
        await _site.StoreAsync(_ana, wrong, Deeds.Right());

        var receipt = await _site.StoreAsync(_ana, Deeds.Void(wrong));

        Assert.Equal(Receipt.Stored, receipt.Result);
        Assert.Null((await _site.StateAsync(_ana))[SampleCatalogue.Choice].FirstWrongAt);
    }

    [Fact]
    public async Task Void_OfTheOnlyRecord_LeavesNoState()
    {
        var only = Deeds.Completed(SampleCatalogue.Sow);
        await _site.StoreAsync(_ana, only);

        await _site.StoreAsync(_ana, Deeds.Void(only));

        Assert.Empty(await _site.StateAsync(_ana));
    }

    [Fact]
    public async Task Void_ArrivingBeforeItsTarget_WaitsForIt() // R3
    {
        var late = Deeds.Completed(SampleCatalogue.Sow);
        await _site.StoreAsync(_ana, Deeds.Void(late));

        var receipt = await _site.StoreAsync(_ana, late);

        Assert.Equal(Receipt.Stored, receipt.Result);
        Assert.Empty(await _site.StateAsync(_ana));
    }

    [Fact]
    public async Task Void_BySomebodyElse_ChangesNothingAndDisclosesNothing() // R2
    {
        var own = Deeds.Completed(SampleCatalogue.Sow);
        await _site.StoreAsync(_ana, own);

        var ofKnown = await _site.StoreAsync(Guid.CreateVersion7(), Deeds.Void(own));
        var ofUnknown = await _site.StoreAsync(Guid.CreateVersion7(), Deeds.Void(Deeds.Right()));

        Assert.Equal((ofUnknown.Result, ofUnknown.Reason), (ofKnown.Result, ofKnown.Reason));
        Assert.NotNull((await _site.StateAsync(_ana))[SampleCatalogue.Sow].FinishedAt);
    }

    // FsCheck's properties are synchronous, and no context here could be blocked by waiting.
    private static T Wait<T>(Task<T> task) => Task.Run(() => task).GetAwaiter().GetResult();
}
