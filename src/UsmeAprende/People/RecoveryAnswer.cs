namespace UsmeAprende.People;

/// <summary>What came of a code: whose it was, or what is wrong with the new password, or neither.</summary>
public sealed record RecoveryAnswer(Guid? PersonId, string? PasswordProblem)
{
    /// <summary>No such code for this identifier, or it was used, or is too old.</summary>
    public static readonly RecoveryAnswer NotRecognised = new(null, null);

    public static RecoveryAnswer Done(Guid person) => new(person, null);

    public static RecoveryAnswer Unfit(string problem) => new(null, problem);
}
