namespace UsmeAprende.Catalogue;

/// <summary>The catalogue now served. Readers take <see cref="Current"/> once and use that one throughout.</summary>
public sealed class CatalogueStore(CourseCatalogue first)
{
    private volatile CourseCatalogue _current = first;

    public CourseCatalogue Current => _current;

    /// <summary>Raised after <see cref="Current"/> has changed.</summary>
    public event EventHandler? Changed;

    public void Replace(CourseCatalogue next)
    {
        _current = next;
        Changed?.Invoke(this, EventArgs.Empty);
    }
}
