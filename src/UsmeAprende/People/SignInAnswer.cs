namespace UsmeAprende.People;

/// <summary>The outcome of an attempt and, when recognised, who it is.</summary>
public sealed record SignInAnswer(SignInOutcome Outcome, Guid? PersonId = null)
{
    public static readonly SignInAnswer NotRecognised = new(SignInOutcome.NotRecognised);

    public static readonly SignInAnswer Ambiguous = new(SignInOutcome.Ambiguous);

    public static SignInAnswer Recognised(Guid person) => new(SignInOutcome.Recognised, person);
}
