using UsmeAprende.Certificates;

namespace UsmeAprende.Web.Certificates;

/// <summary>One entry of the register, for who answers for it.</summary>
/// <param name="Now">What a correction would say.</param>
public sealed record EntryPage(RegisterLine Line, Certificate? Former, Certificate? Successor, Wording? Now, EntryForm Form)
{
    public Certificate Entry => Line.Entry;

    public string Path => $"{QueueController.Path}/{Entry.Id}";
}
