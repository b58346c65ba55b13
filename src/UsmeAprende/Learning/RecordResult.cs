namespace UsmeAprende.Learning;

/// <summary>The server's answer for one record, given after the commit.</summary>
/// <param name="Reason">
/// One of <see cref="RecordReasonCodes"/> where the record was not stored, or was and does not count as things are (R34).
/// </param>
/// <param name="Score">Percent, of an answer.</param>
public sealed record RecordResult(Guid Id, RecordResultKind Kind, string? Reason = null, int? Score = null)
{
    public bool IsSaved => Kind is RecordResultKind.Stored or RecordResultKind.Duplicate;
}

/// <summary>What became of a record that was sent (R3).</summary>
public enum RecordResultKind
{
    /// <summary>It is on disk.</summary>
    Stored,

    /// <summary>It was on disk already: same id, author and content.</summary>
    Duplicate,

    /// <summary>It will never be stored as it is.</summary>
    Rejected,

    /// <summary>Not now: keep it and send it again.</summary>
    Later,
}

/// <summary>Why a record was not stored, or does not count. The words are part of the sync's contract with phones.</summary>
public static class RecordReasonCodes
{
    /// <summary>The id is taken; by whom and with what is nobody's business.</summary>
    public const string IdConflict = "id-conflict";
    public const string TooLarge = "too-large";
    public const string UnknownActivity = "unknown-activity";

    /// <summary>The verb is not a learner's to send about themselves (R2).</summary>
    public const string NotYours = "not-yours";

    /// <summary>The session does not act as staff: kept on the phone until its owner does again.</summary>
    public const string NotStaff = "not-staff";
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
