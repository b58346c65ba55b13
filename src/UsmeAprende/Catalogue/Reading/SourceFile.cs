namespace UsmeAprende.Catalogue.Reading;

/// <summary>A file of the courses' folder as found on disk.</summary>
/// <param name="Path">From the courses' folder, with slashes.</param>
internal sealed record SourceFile(string Path, byte[] Bytes)
{
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    public string Stem => System.IO.Path.GetFileNameWithoutExtension(Name);

    /// <summary>The folder it lies in, empty at the top.</summary>
    public string Folder => Path.LastIndexOf('/') is var slash && slash < 0 ? "" : Path[..slash];

    /// <summary>The first step of its path: the course it belongs to, or its own name at the top.</summary>
    public string Top => Path.Split('/')[0];
}
