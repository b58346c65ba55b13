using System.Text;

namespace UsmeAprende.People;

/// <summary>Text that people typed, brought to one form: two phones may send one ñ as different characters.</summary>
internal static class PlainText
{
    // Its time grows with the square of the marks on one letter: a form full of them would keep a processor busy for minutes.
    private const int LongestNormalized = 2_000;

    /// <summary>Composed characters (NFC) or another form; half a character, which no form may hold, becomes the replacement sign.
    /// What is longer than any field stays as it came, and is refused for its length.</summary>
    public static string Normalize(string? text, NormalizationForm form = NormalizationForm.FormC)
    {
        var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text ?? ""));
        return whole.Length > LongestNormalized ? whole : whole.Normalize(form);
    }
}
