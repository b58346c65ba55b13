using System.Text;

namespace UsmeAprende.People;

/// <summary>Text that people typed, brought to one form: two phones may send one ñ as different characters.</summary>
internal static class PlainText
{
    /// <summary>Composed characters (NFC); half a character, which no form may hold, becomes the replacement sign.</summary>
    public static string Normalize(string? text) =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text ?? "")).Normalize(NormalizationForm.FormC);
}
