namespace UsmeAprende.Testing;

/// <summary>A letter as the mail server got it.</summary>
public sealed record SmtpDelivery(string From, IReadOnlyList<string> To, string Text, bool IsEncrypted)
{
    /// <summary>The header's whole line.</summary>
    public string MessageId => Text.Split("\r\n").Single(line => line.StartsWith("Message-ID:", StringComparison.OrdinalIgnoreCase));
}
