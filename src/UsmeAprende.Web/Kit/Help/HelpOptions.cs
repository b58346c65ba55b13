using System.Text;

namespace UsmeAprende.Web.Kit.Help;

/// <summary>Whom people can ask, in person or by phone. Without any of it, pages name the next café instead.</summary>
public sealed class HelpOptions
{
    public const string Section = "Site:Help";

    private const char Unbroken = '\u00a0';

    /// <summary>Number for WhatsApp messages, in E.164 once the site has started.</summary>
    public string? WhatsApp { get; set; }

    /// <summary>Number to call: in E.164 once the site has started, or one that is dialled as it is, such as 195 or 018000….</summary>
    public string? Phone { get; set; }

    /// <summary>When somebody answers, such as <c>lunes a viernes, de 8:00 a. m. a 4:00 p. m.</c></summary>
    public string? Hours { get; set; }

    /// <summary>Where to go in person.</summary>
    public string? Place { get; set; }

    /// <summary>Who answers, as people know them: a name, a role or an office.</summary>
    public string? Name { get; set; }

    /// <summary>Whether there is any way to reach somebody without waiting for a café.</summary>
    public bool IsSet => HasText(WhatsApp) || HasText(Phone) || HasText(Place);

    public static bool HasText(string? setting) => !string.IsNullOrWhiteSpace(setting);

    /// <summary>A link that opens WhatsApp with a message to this number.</summary>
    public string WhatsAppLink(string message) => $"https://wa.me/{WhatsApp!.TrimStart('+')}?text={Uri.EscapeDataString(message)}";

    /// <summary><c>+57 300 123 4501</c>, as it is read aloud and copied to a paper, without a line break inside.</summary>
    public static string Grouped(string number)
    {
        if (number.Length != 13 || !number.StartsWith("+57", StringComparison.Ordinal))
            return number;
        return new StringBuilder(number).Insert(9, Unbroken).Insert(6, Unbroken).Insert(3, Unbroken).ToString();
    }
}
