using FsCheck;
using FsCheck.Fluent;
using UsmeAprende.Badges.Goals;
using UsmeAprende.Figures;

namespace UsmeAprende.Tests.Figures;

/// <summary>R29: what may be published, whatever was counted.</summary>
public sealed class SmallGroupMergingTests
{
    private static readonly Gen<List<PlaceCount>> Parts =
        from places in Gen.Choose(0, 8)
        from people in Gen.Choose(0, 12).ListOf(places + 1)
        from each in Gen.Choose(1, 9).ListOf(places + 1)
        select Enumerable
            .Range(0, places + 1)
            .Where(n => people[n] > 0)
            .Select(n => new PlaceCount(n == places ? null : $"Lugar {n}", people[n], people[n] * each[n]))
            .ToList();

    [Fact]
    public void Cells_OfAnything_HoldFivePeopleOrMoreAndLoseNobody() // R29
    {
        Prop.ForAll(
                Parts.ToArbitrary(),
                parts =>
                {
                    var cells = SmallGroupMerging.Merge(parts);
                    return cells.All(c => c.People >= SmallGroupMerging.LeastPeople)
                        && (
                            parts.Sum(p => p.People) < SmallGroupMerging.LeastPeople
                                ? cells.Count == 0
                                : cells.Sum(c => c.People) == parts.Sum(p => p.People) && cells.Sum(c => c.Total) == parts.Sum(p => p.Total)
                        );
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Cells_OfPlaces_NameOnlyThoseThatStandAloneAndAsTheyWere() // R29: no total less its parts tells of a few
    {
        Prop.ForAll(
                Parts.ToArbitrary(),
                parts =>
                {
                    var cells = SmallGroupMerging.Merge(parts);
                    return cells.Where(c => c.Place is not null).All(c => parts.Contains(c)) && cells.Count(c => c.Place is null) <= 1;
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Cells_OfAnyOrder_AreTheSame() // R5
    {
        var cases = from parts in Parts from shuffled in Gen.Shuffle<PlaceCount>(parts) select (parts, shuffled);

        Prop.ForAll(cases.ToArbitrary(), c => SmallGroupMerging.Merge(c.parts).SequenceEqual(SmallGroupMerging.Merge(c.shuffled)))
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void SmallPlaces_TooFewEvenTogether_AreJoinedByTheSmallestThatStandsAlone()
    {
        var cells = SmallGroupMerging.Merge([
            new PlaceCount("Olarte", 9, 40),
            new PlaceCount("Chisacá", 6, 12),
            new PlaceCount("El Hato", 2, 3),
            new PlaceCount(null, 1, 1),
        ]);

        Assert.Equal([new PlaceCount("Olarte", 9, 40), new PlaceCount(null, 9, 16)], cells);
    }

    [Fact]
    public void Drawing_OfAnyMonth_MovesOnlyForFivePeopleOrMore() // R29
    {
        var cases =
            from lessons in Gen.Choose(0, 9).Select(n => new HumanId(new Guid(n, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]))).ListOf()
            from target in Gen.Choose(CollectiveGoal.LeastTarget, 60)
            select (lessons, target);

        Prop.ForAll(
                cases.ToArbitrary(),
                c =>
                {
                    var steps = Enumerable
                        .Range(0, c.lessons.Count + 1)
                        .Select(n => GoalProgress.ComputeStep(c.lessons.Take(n), c.target))
                        .ToList();
                    var moves = Enumerable.Range(1, c.lessons.Count).Where(n => steps[n] != steps[n - 1]).Prepend(0).ToList();
                    return moves
                            .Zip(moves.Skip(1), (from, until) => c.lessons.Take(until).Skip(from).Distinct().Count())
                            .All(people => people >= SmallGroupMerging.LeastPeople)
                        && steps.Zip(steps.Skip(1)).All(s => s.First <= s.Second)
                        && steps.Select((step, n) => step <= n * CollectiveGoal.Steps / c.target).All(fits => fits);
                }
            )
            .QuickCheckThrowOnFailure();
    }
}
