using Xunit.v3;

namespace UsmeAprende.Testing;

/// <summary>Begins with what takes longest, so that at the end no core waits for the other's last test.</summary>
/// <param name="longest">The classes that take longest, the longest first; the others follow in any order.</param>
public abstract class LongestFirstOrderer(params Type[] longest) : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : notnull, Xunit.Sdk.ITestCollection => [.. testCollections.OrderBy(PlaceOf)];

    private int PlaceOf<TTestCollection>(TTestCollection collection)
        where TTestCollection : notnull, Xunit.Sdk.ITestCollection =>
        Array.FindIndex(longest, type => collection.TestCollectionDisplayName.Contains($" {type.FullName} ", StringComparison.Ordinal))
            is >= 0
                and var place
            ? place
            : longest.Length;
}
