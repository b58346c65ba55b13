using System.Security;
using System.Xml;

namespace UsmeAprende.Documents;

/// <summary>Prepares text for XML.</summary>
public static class XmlEscaping
{
    /// <summary>Escapes text for an element or a quoted attribute.</summary>
    public static string Escape(string text) => SecurityElement.Escape(RemoveForbidden(text));

    /// <summary>Removes the few characters that XML does not allow, not even escaped.</summary>
    public static string RemoveForbidden(string text)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange(' ', '\uD7FF') < 0)
            return text;
        return string.Concat(
            text.EnumerateRunes().Where(rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)).Select(rune => rune.ToString())
        );
    }
}
