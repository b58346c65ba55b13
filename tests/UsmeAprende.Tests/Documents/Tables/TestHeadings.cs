using UsmeAprende.Documents.Tables;

namespace UsmeAprende.Tests.Documents.Tables;

/// <summary>Headings that contain this one, in one line.</summary>
internal sealed class TestHeadings(string heading) : ITableHeadings
{
    public bool AreHeadings(IReadOnlyList<string> values) => values.Contains(heading);

    public IReadOnlyList<string>? Join(IReadOnlyList<string> above, IReadOnlyList<string> below) => null;
}
