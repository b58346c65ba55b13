namespace UsmeAprende.Learning;

/// <summary>What a page that is the same for everyone needs to know of an activity to lay a person's progress over it: no times.</summary>
/// <param name="Activity">Its id today.</param>
/// <param name="IsRight">Answered right at least once.</param>
/// <param name="BestScore">Percent, where it has one.</param>
/// <param name="InPerson">Covered at a gathering the person came to.</param>
public readonly record struct Mark(string Activity, bool IsRight, int? BestScore, bool InPerson = false);
