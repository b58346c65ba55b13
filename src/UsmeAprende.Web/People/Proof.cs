namespace UsmeAprende.Web.People;

/// <summary>How a person has proven to be who they say.</summary>
public enum Proof
{
    /// <summary>A password, or the code that stands in for one.</summary>
    Password,

    /// <summary>A password and a code of their own phone, or a passkey.</summary>
    SecondFactor,
}
