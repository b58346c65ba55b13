namespace UsmeAprende.Reminders;

/// <summary>One person to call.</summary>
/// <param name="Phone">In E.164.</param>
/// <param name="Reason">The one thing worth saying.</param>
/// <param name="Chat">The same, written for WhatsApp.</param>
public sealed record CallLine(Guid ReminderId, string Name, string Phone, string Reason, string Chat)
{
    private const string Colombia = "+57";
    private const int ColombianLength = 13;

    /// <summary>As people read it out: <c>+57 300 123 4501</c>.</summary>
    public string PhoneToRead =>
        Phone.StartsWith(Colombia, StringComparison.Ordinal) && Phone.Length == ColombianLength
            ? $"{Colombia} {Phone[3..6]} {Phone[6..9]} {Phone[9..]}"
            : Phone;

    /// <summary>
    /// Opens WhatsApp with the text written; it goes straight from the facilitator's phone. Nothing for a telephone at home.
    /// </summary>
    public string? ChatLink =>
        Phone.StartsWith(Colombia + "60", StringComparison.Ordinal)
            ? null
            : $"https://wa.me/{Phone.TrimStart('+')}?text={Uri.EscapeDataString(Chat)}";
}
