namespace UsmeAprende.Mail;

/// <summary>Why a server could not be talked to.</summary>
/// <param name="Status">The server's answer, such as 554, where it gave one.</param>
/// <param name="Cause">In the machine's own word, as <c>ConnectionRefused</c>; never the server's, which may hold an address (R30).</param>
internal sealed record MailTrouble(MailReason Reason, int? Status = null, string? Cause = null);
