namespace UsmeAprende.Mail;

/// <summary>How a round of the post went.</summary>
/// <param name="Accepted">Letters that the mail server took.</param>
/// <param name="Failed">Letters that it did not, for now or for good.</param>
/// <param name="Why">Why the last of them was not; nothing where all went well.</param>
public sealed record PostRun(int Accepted, int Failed, MailReason? Why);
