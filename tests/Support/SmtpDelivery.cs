using System.Text;
using MimeKit;

namespace UsmeAprende.Testing;

/// <summary>A letter as the mail server got it.</summary>
public sealed record SmtpDelivery(string From, IReadOnlyList<string> To, string Text, bool IsEncrypted)
{
    /// <summary>The header's whole line.</summary>
    public string MessageId => $"Message-ID: <{Message.MessageId}>";

    /// <summary>As a mail programme reads it.</summary>
    public MimeMessage Message => MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(Text)));
}
