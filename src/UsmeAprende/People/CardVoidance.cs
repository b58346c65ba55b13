namespace UsmeAprende.People;

/// <summary>Why a card no longer works (R13).</summary>
public enum CardVoidance
{
    /// <summary>Staff voided it, because it was lost or given back.</summary>
    ByStaff,

    Replaced,

    TooManyFailures,

    /// <summary>The person joined the staff, who sign in with more than a card.</summary>
    StaffRole,
}
