namespace UsmeAprende.Web.Learning;

/// <summary>One's own progress, small: what a script lays over the public pages.</summary>
/// <param name="Lessons">Finished.</param>
/// <param name="Tests">Best percent by test id.</param>
/// <param name="Together">Of the lessons, those covered at a gathering the person came to.</param>
/// <param name="Right">Questions answered right at least once.</param>
public sealed record OwnProgress(
    Guid Id,
    string Name,
    string Role,
    string Epoch,
    IReadOnlyCollection<string> Lessons,
    IReadOnlyDictionary<string, int> Tests,
    IReadOnlyCollection<string> Right,
    IReadOnlyCollection<string> Together
);
