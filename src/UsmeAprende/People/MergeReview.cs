namespace UsmeAprende.People;

/// <summary>A pair with all that a coordinator needs to unite the two or tell them apart.</summary>
/// <param name="Pair">Waiting or decided.</param>
/// <param name="Sides">The two as they are now; fewer where one is not there any more.</param>
/// <param name="Links">The links that make one human of rows on either side, each of which can be taken away.</param>
public sealed record MergeReview(
    PossibleDuplicate Pair,
    IReadOnlyList<MergeSide> Sides,
    IReadOnlyList<(PersonGlimpse Person, PersonGlimpse Into)> Links
)
{
    public bool AreOne => Sides.Count == 2 && Sides[0].Person.SurvivorId == Sides[1].Person.SurvivorId;

    public bool AreBothStaff => Sides.Count == 2 && Sides.All(s => s.Person.Role is not Role.Learner);
}
