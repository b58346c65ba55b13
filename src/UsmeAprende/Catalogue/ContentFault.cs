namespace UsmeAprende.Catalogue;

/// <summary>Something an author must mend.</summary>
/// <param name="File">Path from the courses' folder, with slashes.</param>
/// <param name="Line">From 1.</param>
/// <param name="Message">In Spanish: what is wrong and what to write instead.</param>
public sealed record ContentFault(string File, int Line, string Message)
{
    public override string ToString() => $"{File}:{Line}: {Message}";
}
