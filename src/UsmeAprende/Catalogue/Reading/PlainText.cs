using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>The words of a text without its marks.</summary>
internal static class PlainText
{
    public static string Of(ContainerInline? text)
    {
        var words = new StringBuilder();
        foreach (var inline in text?.Descendants() ?? [])
        {
            _ = inline switch
            {
                LiteralInline literal => words.Append(literal.Content.AsSpan()),
                CodeInline code => words.Append(code.Content),
                HtmlEntityInline entity => words.Append(entity.Transcoded.AsSpan()),
                AutolinkInline link => words.Append(link.Url),
                LineBreakInline => words.Append(' '),
                _ => words,
            };
        }

        return words.ToString();
    }
}
