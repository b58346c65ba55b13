namespace UsmeAprende.People;

/// <summary>What came of a code typed to verify an e-mail address.</summary>
public enum EmailAnswer
{
    Verified,

    WrongCode,

    /// <summary>Another account has proven the same address: staff must find out whether they are one person.</summary>
    SomeoneElses,
}
