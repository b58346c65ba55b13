namespace UsmeAprende.Catalogue;

/// <summary>A telephone line or a door that helps (<c>lineas.yml</c>), as lessons cite it and as its card prints it.</summary>
/// <param name="Name">Who answers.</param>
/// <param name="Purpose">When to turn to it.</param>
public sealed record HelpLine(string Name, string Purpose)
{
    /// <summary>As it is read aloud, "01 8000 112 137"; empty for a door without a line.</summary>
    public string Number { get; init; } = "";

    /// <summary>A mobile number that answers chats, "300 755 1846"; empty if there is none.</summary>
    public string WhatsApp { get; init; } = "";

    /// <summary>What it costs and at what hours, as its entity says; empty if that is not known.</summary>
    public string Terms { get; init; } = "";

    /// <summary>Whether each person has another, which its card leaves to be written by hand: the bank's own.</summary>
    public bool IsOwn { get; init; }

    /// <summary>How texts cite it: its number without spaces.</summary>
    public string Slug => Number.Replace(" ", "", StringComparison.Ordinal);

    public string CallLink => $"tel:{Slug}";

    public string ChatLink => $"https://wa.me/57{WhatsApp.Replace(" ", "", StringComparison.Ordinal)}";
}
