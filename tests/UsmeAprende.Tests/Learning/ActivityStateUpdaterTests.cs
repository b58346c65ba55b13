using FsCheck;
using FsCheck.Fluent;
using UsmeAprende.Learning;

namespace UsmeAprende.Tests.Learning;

/// <summary>R5 and R6 of what is stored: through the real intake, on a real SQLite file, it equals computing afresh.</summary>
public sealed class ActivityStateUpdaterTests : IAsyncLifetime
{
    private readonly PersonId _ana = PersonId.New();
    private TestSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await TestSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public void StoredState_OfAnyStory_EqualsComputingAfresh() // R5, R6, R2, R3
    {
        Prop.ForAll(
                RecordStory.Arbitrary(),
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
                                .Compute(story.ListFor(person))
                                .ProgressByActivity.OrderBy(o => o.Key)
                                .SequenceEqual(Wait(_site.StateAsync(person)).OrderBy(o => o.Key))
                        );
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    [Fact]
    public async Task Void_ByItsAuthor_TakesTheEffectBack() // R2
    {
        var wrong = SampleRecords.Wrong();
        await _site.StoreAsync(_ana, wrong, SampleRecords.Right());

        var receipt = await _site.StoreAsync(_ana, SampleRecords.Void(wrong));

        Assert.Equal(RecordResultKind.Stored, receipt.Kind);
        Assert.Null((await _site.StateAsync(_ana))[new(SampleCatalogue.Choice)].FirstWrongAt);
    }

    [Fact]
    public async Task Void_OfTheOnlyRecord_LeavesNoState()
    {
        var only = SampleRecords.Completed(SampleCatalogue.Sow);
        await _site.StoreAsync(_ana, only);

        await _site.StoreAsync(_ana, SampleRecords.Void(only));

        Assert.Empty(await _site.StateAsync(_ana));
    }

    [Fact]
    public async Task Void_ArrivingBeforeItsTarget_WaitsForIt() // R3
    {
        var late = SampleRecords.Completed(SampleCatalogue.Sow);
        await _site.StoreAsync(_ana, SampleRecords.Void(late));

        var receipt = await _site.StoreAsync(_ana, late);

        Assert.Equal(RecordResultKind.Stored, receipt.Kind);
        Assert.Empty(await _site.StateAsync(_ana));
    }

    [Fact]
    public async Task Void_BySomebodyElse_ChangesNothingAndDisclosesNothing() // R2
    {
        var own = SampleRecords.Completed(SampleCatalogue.Sow);
        await _site.StoreAsync(_ana, own);

        var ofKnown = await _site.StoreAsync(PersonId.New(), SampleRecords.Void(own));
        var ofUnknown = await _site.StoreAsync(PersonId.New(), SampleRecords.Void(SampleRecords.Right()));

        Assert.Equal((ofUnknown.Kind, ofUnknown.Reason), (ofKnown.Kind, ofKnown.Reason));
        Assert.NotNull((await _site.StateAsync(_ana))[new(SampleCatalogue.Sow)].FinishedAt);
    }

    // FsCheck's properties are synchronous, and no context here could be blocked by waiting.
    private static T Wait<T>(Task<T> task) => Task.Run(() => task).GetAwaiter().GetResult();
}
