namespace UsmeAprende.Documents.Paper;

/// <summary>A rectangle on a sheet, in points (1/72 inch) from the upper left corner.</summary>
public readonly record struct PaperRectangle(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    public PaperRectangle Inset(double by) => Inset(by, by);

    public PaperRectangle Inset(double across, double down) => new(X + across, Y + down, Width - (2 * across), Height - (2 * down));

    /// <summary>The part of this height at its top.</summary>
    public PaperRectangle Top(double height) => this with { Height = height };

    /// <summary>What is left below that height.</summary>
    public PaperRectangle Below(double height) => this with { Y = Y + height, Height = Height - height };

    public PaperRectangle LeftPart(double width) => this with { Width = width };

    /// <summary>What is left to the right of that width.</summary>
    public PaperRectangle RightOf(double width) => this with { X = X + width, Width = Width - width };

    /// <summary>The largest rectangle with these proportions, centred in this one.</summary>
    public PaperRectangle Fit(double width, double height)
    {
        var scale = Math.Min(Width / width, Height / height);
        return new PaperRectangle(
            X + ((Width - (width * scale)) / 2),
            Y + ((Height - (height * scale)) / 2),
            width * scale,
            height * scale
        );
    }
}
