namespace UsmeAprende.Mail;

/// <summary>What became of a letter.</summary>
/// <param name="Result">Whether to rest, to try again, or to give up.</param>
/// <param name="Reason">Why it was not accepted. Never the server's own words, which may hold the address.</param>
/// <param name="Status">The server's answer, such as 550, where it gave one.</param>
public sealed record MailOutcome(MailResult Result, MailReason? Reason = null, int? Status = null)
{
    public static MailOutcome Accepted { get; } = new(MailResult.Accepted);

    public bool IsAccepted => Result is MailResult.Accepted;

    /// <summary>Whether the address itself was refused for good, which counts as a bounce.</summary>
    public bool IsBounce => Result is MailResult.Permanent && Reason is MailReason.RecipientRefused or MailReason.AddressInvalid;

    public static MailOutcome Transient(MailReason reason, int? status = null) => new(MailResult.Transient, reason, status);

    public static MailOutcome Permanent(MailReason reason, int? status = null) => new(MailResult.Permanent, reason, status);
}
