namespace UsmeAprende.Learning;

/// <summary>The server's answer to one record, given after the commit.</summary>
/// <param name="Reason">
/// One of <see cref="RecordReasonCodes"/> if the record was not stored, or is stored but does not count for now (R34).
/// </param>
/// <param name="Score">The score of an answer, in percent.</param>
/// <param name="Problem">What to mend in a form, in Spanish.</param>
public sealed record RecordResult(Guid Id, RecordResultKind Kind, string? Reason = null, int? Score = null, string? Problem = null)
{
    public bool IsSaved => Kind is RecordResultKind.Stored or RecordResultKind.Duplicate;
}

/// <summary>What happened to a record that was sent (R3).</summary>
public enum RecordResultKind
{
    /// <summary>It is stored on disk.</summary>
    Stored,

    /// <summary>It was stored before: the same id, author and content.</summary>
    Duplicate,

    /// <summary>It will never be stored. Do not send it again.</summary>
    Rejected,

    /// <summary>It was not stored now. Keep it and send it again.</summary>
    Later,
}

/// <summary>The reasons why a record was not stored, or does not count. Phones know these words, so they must not change.</summary>
public static class RecordReasonCodes
{
    /// <summary>Another record has this id. Nothing about that record is told.</summary>
    public const string IdConflict = "id-conflict";
    public const string TooLarge = "too-large";
    public const string UnknownActivity = "unknown-activity";

    /// <summary>A learner may not send this verb about themselves (R2).</summary>
    public const string NotYours = "not-yours";

    /// <summary>The session does not have a role of staff. The phone keeps the record until it has one again.</summary>
    public const string NotStaff = "not-staff";
    public const string BadTime = "bad-time";
    public const string Malformed = "malformed";

    /// <summary>The person was erased. Late records are refused (R30).</summary>
    public const string Erased = "erased";

    /// <summary>The daily quota is used up. The record is accepted tomorrow.</summary>
    public const string Quota = "quota";
    public const string Busy = "busy";

    /// <summary>The site failed with this record. The phone keeps it and sends it again until the fault is repaired.</summary>
    public const string Fault = "fault";

    /// <summary>
    /// Stored, but the gathering has not begun. It counts only if the gathering's time is corrected to before the receipt (R34).
    /// </summary>
    public const string NotBegun = "not-begun";

    /// <summary>Stored, but the gathering is cancelled. It counts only if the cancellation is taken back (R34).</summary>
    public const string Cancelled = "cancelled";

    /// <summary>
    /// The record came sealed by a device that this server does not know, or for a key that it does not have. It will, when the device's
    /// owner signs in there again.
    /// </summary>
    public const string UnknownDevice = "unknown-device";

    /// <summary>It came sealed by a device that does not count any more. Its owner sends it when they sign in.</summary>
    public const string RevokedDevice = "revoked-device";

    /// <summary>It came from a device that does not count any more, and a coordinator decided that it does not either (R20).</summary>
    public const string Refused = "refused";

    /// <summary>It was altered on its way, or made by somebody else.</summary>
    public const string BadSeal = "bad-seal";

    /// <summary>A form says something that cannot be stored; <see cref="RecordResult.Problem"/> tells what.</summary>
    public const string InvalidForm = "invalid-form";

    /// <summary>This server does not know the question's version yet.</summary>
    public const string UnknownVersion = "unknown-version";
}
