namespace UsmeAprende.People;

/// <summary>What came of trying to sign in. Nothing tells a wrong password from an unknown person or a lock (R11).</summary>
public enum SignInOutcome
{
    /// <summary>Exactly one person answers to the identifier and the password.</summary>
    Recognised,

    NotRecognised,

    /// <summary>Two people do: another identifier must tell them apart.</summary>
    Ambiguous,
}
