namespace UsmeAprende.Catalogue.Reading;

/// <summary>The head of a Markdown file, between two lines of three hyphens.</summary>
/// <param name="Body">First line after it, from 0.</param>
internal sealed record FrontMatter(Keys Keys, int Body)
{
    private const string Fence = "---";

    public static FrontMatter Read(SourceText source)
    {
        if (!source.IsReadable)
            return new FrontMatter(new Keys(source, null, 0), source.Lines.Length);
        if (source.Lines[0].TrimEnd() != Fence)
        {
            source.Fault(1, "El archivo debe empezar con los datos entre dos líneas de «---».");
            return new FrontMatter(new Keys(source, null, 0), 0);
        }

        var end = Array.FindIndex(source.Lines, 1, line => line.TrimEnd() == Fence);
        if (end > 0)
            return new FrontMatter(new Keys(source, Yaml.Read(source, 1, end - 1), 1), end + 1);
        source.Fault(1, "A los datos del comienzo les falta la línea «---» que los cierra.");
        return new FrontMatter(new Keys(source, null, 0), source.Lines.Length);
    }
}
