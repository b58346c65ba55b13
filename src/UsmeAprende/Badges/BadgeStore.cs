using Microsoft.Extensions.Logging;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Badges;

/// <summary>The badges now in force. They are read again with the courses, whose names their rules use.</summary>
public sealed class BadgeStore
{
    private readonly ILogger<BadgeStore> _log;
    private volatile BadgeBook _current;

    public BadgeStore(CatalogueStore catalogue, Func<CourseCatalogue, BadgeBook> read, ILogger<BadgeStore> log)
    {
        _log = log;
        _current = Tell(read(catalogue.Current));
        catalogue.Changed += (_, _) =>
        {
            _current = Tell(read(catalogue.Current));
            Changed?.Invoke(this, EventArgs.Empty);
        };
    }

    public BadgeBook Current => _current;

    /// <summary>Raised after <see cref="Current"/> has changed.</summary>
    public event EventHandler? Changed;

    private BadgeBook Tell(BadgeBook book)
    {
        foreach (var fault in book.Faults)
            _log.LogError("courses/{Fault}", fault);
        if (!book.Faults.IsEmpty)
            _log.LogError("The badges are withdrawn for their faults: none is awarded until they are mended. What was awarded stays.");
        return book;
    }
}
