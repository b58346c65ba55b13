using System.Text;

namespace UsmeAprende.Typing;

/// <summary>
/// One of Unicode's forms of any text, whatever stands in it: <c>string.Normalize</c> throws on U+FFFE and on half a surrogate pair, which
/// anybody may send.
/// </summary>
public static class UnicodeForm
{
    /// <summary>
    /// What no form may hold becomes the replacement sign. It takes time that grows with the square of the marks on one letter:
    /// what people type goes through <see cref="TypedText"/>, which bounds them.
    /// </summary>
    public static string Of(string text, NormalizationForm form = NormalizationForm.FormC)
    {
        var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\uFFFE', '\uFFFD');
#pragma warning disable RS0030 // The one place that makes it safe.
        return whole.Normalize(form);
#pragma warning restore RS0030
    }
}
