using System.Collections.Immutable;
using UsmeAprende.Catalogue.Reading;

namespace UsmeAprende.Catalogue.Linting;

/// <summary>A question as written.</summary>
internal sealed record Asked(Piece Piece, ImmutableArray<Item> Items)
{
    public string Name => Piece.Name;

    public int Line => Piece.Line;
}
