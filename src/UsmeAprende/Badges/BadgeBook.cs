using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Badges;

/// <summary>All badges, read once and checked. Immutable.</summary>
/// <param name="Version">Hash of the rules. If it changes, all records are evaluated again.</param>
public sealed record BadgeBook(string Version, ImmutableArray<BadgeFamily> Families)
{
    public static readonly BadgeBook Empty = new("", []);

    /// <summary>All faults, by file and line. A book with faults has no badges, since an incomplete family would mislead people.</summary>
    public ImmutableArray<ContentFault> Faults { get; init; } = [];

    public FrozenDictionary<string, BadgeDefinition> ById { get; } =
        Families.SelectMany(f => f.Badges).ToFrozenDictionary(b => b.Id, StringComparer.Ordinal);

    public IEnumerable<BadgeDefinition> Badges => Families.SelectMany(f => f.Badges);

    public BadgeFamily FamilyOf(BadgeDefinition badge) => Families.First(f => f.Id == badge.FamilyId);
}

/// <summary>Holds the current badges. They are read again with the courses, whose ids their rules use.</summary>
public sealed class BadgeStore
{
    private readonly ILogger<BadgeStore> _log;
    private volatile BadgeBook _current;

    public BadgeStore(CatalogueStore catalogue, Func<CourseCatalogue, BadgeBook> read, ILogger<BadgeStore> log)
    {
        _log = log;
        _current = LogFaults(read(catalogue.Current));
        catalogue.Changed += (_, _) =>
        {
            _current = LogFaults(read(catalogue.Current));
            Changed?.Invoke(this, EventArgs.Empty);
        };
    }

    public BadgeBook Current => _current;

    /// <summary>Raised after <see cref="Current"/> has changed.</summary>
    public event EventHandler? Changed;

    private BadgeBook LogFaults(BadgeBook book)
    {
        foreach (var fault in book.Faults)
            _log.LogError("courses/{Fault}", fault);
        if (!book.Faults.IsEmpty)
            _log.LogError("The badges are withdrawn for their faults: none is awarded until they are mended. What was awarded stays.");
        return book;
    }
}
