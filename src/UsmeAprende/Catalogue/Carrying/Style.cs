namespace UsmeAprende.Catalogue.Carrying;

/// <summary>The styles that carried files bring with them.</summary>
internal static class Style
{
    public static string Read(string name)
    {
        using var stream = typeof(Style).Assembly.GetManifestResourceStream(typeof(Style), name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
