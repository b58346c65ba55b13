namespace UsmeAprende.Learning;

/// <summary>Why a record was not stored, or does not count. The words are part of the sync's contract with phones.</summary>
public static class Reasons
{
    /// <summary>The id is taken; by whom and with what is nobody's business.</summary>
    public const string IdConflict = "id-conflict";
    public const string TooLarge = "too-large";
    public const string UnknownActivity = "unknown-activity";

    /// <summary>The verb is not a learner's to send about themselves (R2).</summary>
    public const string NotYours = "not-yours";
    public const string BadTime = "bad-time";
    public const string Malformed = "malformed";

    /// <summary>The person was erased; what comes late is refused (R30).</summary>
    public const string Erased = "erased";

    /// <summary>Enough for today; the rest is taken tomorrow.</summary>
    public const string Quota = "quota";
    public const string Busy = "busy";

    /// <summary>The site failed at this one: it is kept and sent again until that is mended.</summary>
    public const string Fault = "fault";

    /// <summary>Stored, and counts only if its gathering turns out to have been held by then (R34).</summary>
    public const string NotBegun = "not-begun";

    /// <summary>Stored, and counts only if its gathering is held after all (R34).</summary>
    public const string Cancelled = "cancelled";

    /// <summary>The question's version has not reached this server yet.</summary>
    public const string UnknownVersion = "unknown-version";
}
