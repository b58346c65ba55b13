using FsCheck;
using FsCheck.Fluent;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.People.Identity;
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.Gatherings.Attendance;

/// <summary>R14 and R21 together: marks, merges and un-merges in any order.</summary>
public sealed class MergedAttendanceTests : IAsyncLifetime
{
    private TestSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await TestSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Attendance_OverAnyMergesMarksAndUnmerges_IsOfTheUnitedPersonAndThenOfEachAgain() // R14, R21
    {
        var stories =
            from rollcall in RollCall.Arbitrary().Generator
            from links in AnyLink().ListOf(6)
            from order in Gen.Shuffle(rollcall.Batches.Select(b => new MergeStep(b, null)).Concat(links.Select(l => new MergeStep([], l))))
            select order;

        Prop.ForAll(stories.ToArbitrary(), story => Task.Run(() => HoldsAsync(story)).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(25));
    }

    private async Task<bool> HoldsAsync(MergeStep[] story)
    {
        var scene = await RollCallScene.SetAsync(_site);
        foreach (var step in story)
        {
            await DoAsync(scene, step);
            if (!await IsUnitedAsync(scene))
                return false;
        }

        // unmerge(merge(S)) = S: what is stored of each row is what its own records say, whatever was linked to it meanwhile.
        foreach (var person in scene.People)
            await UnmergeAsync(scene, person);
        var records = await _site.RecordsAsync();
        foreach (var (cafe, person, presence) in await scene.PresencesAsync())
            if (
                presence
                != AttendanceFacts.Compute(
                    await scene.Cafes.Single(c => c.Id == cafe).GatheringAsync(),
                    records.Where(r => r.PersonId == person)
                )
            )
                return false;
        return (await scene.SurvivorsAsync()).SequenceEqual(scene.People) && await IsUnitedAsync(scene);
    }

    // Who reads the list sees each human once, with what all their rows say together.
    private static async Task<bool> IsUnitedAsync(RollCallScene scene)
    {
        var survivors = scene.People.Zip(await scene.SurvivorsAsync()).ToDictionary(p => p.First, p => p.Second);
        var stored = await scene.PresencesAsync();
        foreach (var cafe in scene.Cafes)
        {
            var shown = (await cafe.ListAsync()).Where(a => a.Presence is not null).ToDictionary(a => a.Person, a => a.Presence);
            var expected = stored
                .Where(s => s.Cafe == cafe.Id && s.Presence is not null)
                .GroupBy(s => survivors[s.Person], s => s.Presence)
                .ToDictionary(own => own.Key, own => own.Aggregate((all, one) => all!.Join(one!)));
            if (!shown.OrderBy(a => a.Key).SequenceEqual(expected.OrderBy(a => a.Key)))
                return false;
        }
        return true;
    }

    private static Task DoAsync(RollCallScene scene, MergeStep step) =>
        step.Link switch
        {
            null => scene.SendAsync(step.Batch),
            { Into: null } apart => UnmergeAsync(scene, scene.People[apart.Person]),
            { Into: { } other } together => scene
                .Cafes[0]
                .AskAsync<PersonMerging, MergeResult>(m =>
                    m.MergeAsync(scene.Coordinator.AsCoordinator(), scene.People[together.Person], scene.People[other], Cancel)
                ),
        };

    private static Task<MergeResult> UnmergeAsync(RollCallScene scene, PersonId person) =>
        scene.Cafes[0].AskAsync<PersonMerging, MergeResult>(m => m.UnmergeAsync(scene.Coordinator.AsCoordinator(), person, Cancel));

    private static Gen<MergeLink> AnyLink() =>
        from person in Gen.Choose(0, RollCall.People - 1)
        from other in Gen.Choose(0, RollCall.People - 1)
        from isApart in Gen.Choose(0, 2)
        select new MergeLink(person, isApart == 0 ? null : other);

    /// <summary>Marks that arrive, or a coordinator who links or separates.</summary>
    private sealed record MergeStep(IReadOnlyList<RollCallTap> Batch, MergeLink? Link);

    /// <param name="Into">Nothing where they are separated.</param>
    private sealed record MergeLink(int Person, int? Into);
}
