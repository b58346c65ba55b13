namespace UsmeAprende.Testing;

/// <summary>A letter as the mail server got it.</summary>
public sealed record SmtpDelivery(string From, IReadOnlyList<string> To, string Text, bool IsEncrypted);
