namespace UsmeAprende.Reminders;

/// <summary>One person to call.</summary>
/// <param name="Phone">In E.164.</param>
/// <param name="Reason">The one thing worth saying.</param>
/// <param name="Chat">The same, written for WhatsApp.</param>
public sealed record CallLine(Guid ReminderId, string Name, string Phone, string Reason, string Chat)
{
    /// <summary>Opens WhatsApp with the text written; it goes straight from the facilitator's phone.</summary>
    public string ChatLink => $"https://wa.me/{Phone.TrimStart('+')}?text={Uri.EscapeDataString(Chat)}";
}
