using System.Text;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>Renders text and its boxes (<c>nota</c>, <c>cuidado</c>), where nothing is asked.</summary>
internal static class Body
{
    /// <summary>The whole body of a file that only tells.</summary>
    public static string Render(SourceText source, FrontMatter head, Surroundings surroundings)
    {
        var prose = new Prose(source, surroundings, "/glosario");
        var html = new StringBuilder();
        foreach (var piece in Pieces.Cut(source, head.Body, Pieces.Boxes))
            html.Append(Render(piece, prose));
        prose.Finish();
        return html.ToString();
    }

    public static string Render(Piece piece, Prose prose)
    {
        var html = prose.Blocks(piece.Text, piece.First);
        return piece.Name switch
        {
            "nota" => $"<aside class=\"note\"><p><strong>Nota</strong></p>\n{html}</aside>\n",
            "cuidado" => $"<aside class=\"care\"><p><strong>Cuidado</strong></p>\n{html}</aside>\n",
            _ => html + "\n",
        };
    }
}
