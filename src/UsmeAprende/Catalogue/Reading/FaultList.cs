using System.Collections.Immutable;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>The faults found so far: reading goes on after each, so that an author sees all of them at once.</summary>
internal sealed class FaultList
{
    private const int LongestMessage = 300;

    private readonly HashSet<ContentFault> _faults = [];

    // A message that quotes the file may not be as long as the file.
    public void Add(string file, int line, string message) =>
        _faults.Add(new ContentFault(file, line, message.Length > LongestMessage ? $"{message[..LongestMessage]}…" : message));

    public int Count => _faults.Count;

    public bool IsIn(string file) => _faults.Any(f => f.File == file);

    public ImmutableArray<ContentFault> Sorted() =>
        [.. _faults.OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line).ThenBy(f => f.Message, StringComparer.Ordinal)];
}
