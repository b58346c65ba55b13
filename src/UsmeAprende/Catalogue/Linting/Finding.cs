namespace UsmeAprende.Catalogue.Linting;

/// <summary>
/// Something a reader would stumble over. Unlike a <see cref="ContentFault"/> it withdraws nothing: it stops a change before it lands, and
/// a site never looks for it.
/// </summary>
/// <param name="File">Path from the courses' folder, with slashes.</param>
/// <param name="Line">From 1.</param>
/// <param name="Message">In Spanish: what is wrong and what to do.</param>
public sealed record Finding(string File, int Line, string Message)
{
    public override string ToString() => $"{File}:{Line}: {Message}";
}
