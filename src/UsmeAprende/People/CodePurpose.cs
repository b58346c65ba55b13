namespace UsmeAprende.People;

/// <summary>What a one-use code is for.</summary>
public enum CodePurpose
{
    /// <summary>Choosing a new password (R12).</summary>
    Recovery,

    /// <summary>Showing that an e-mail address is one's own (R10).</summary>
    EmailVerification,
}
