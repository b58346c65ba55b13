using System.Text;

namespace UsmeAprende.Tests.Typing;

internal static class NormalizedText
{
    /// <summary>What the framework makes of text that it takes.</summary>
#pragma warning disable RS0030 // To compare with.
    public static string Normalized(this string text, NormalizationForm form = NormalizationForm.FormC) => text.Normalize(form);
#pragma warning restore RS0030
}
