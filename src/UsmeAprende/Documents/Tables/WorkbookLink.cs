namespace UsmeAprende.Documents.Tables;

/// <param name="Type">An address that ends with what the other part is, such as <c>/worksheet</c>.</param>
/// <param name="Part">The other part's name in the package.</param>
internal sealed record WorkbookLink(string Type, string Part)
{
    // The strict dialect has other addresses with the same ends.
    public bool LeadsTo(string kind) => Type.EndsWith($"/{kind}", StringComparison.Ordinal);
}
