namespace UsmeAprende.Mail;

/// <summary>What keeps letters from being handed over.</summary>
/// <param name="Cause">In the machine's own word, such as <c>ConnectionRefused</c> or <c>UntrustedRoot</c>, where it gave one.</param>
/// <param name="Since">When it was met first.</param>
public sealed record MailFault(MailReason Reason, string? Cause, DateTime Since);
