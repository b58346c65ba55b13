namespace UsmeAprende.Documents.Paper;

/// <summary>How a text looks.</summary>
/// <param name="Size">In points.</param>
public sealed record Lettering(double Size)
{
    public bool IsBold { get; init; }

    public bool IsSerif { get; init; }

    public Ink Ink { get; init; } = Ink.Black;

    public Alignment Alignment { get; init; } = Alignment.Left;

    /// <summary>From line to line, as a multiple of the size.</summary>
    public double Leading { get; init; } = 1.3;

    public double LineHeight => Size * Leading;
}
