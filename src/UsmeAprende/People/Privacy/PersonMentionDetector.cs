using UsmeAprende.People.Identity;
using UsmeAprende.Typing;

namespace UsmeAprende.People.Privacy;

/// <summary>
/// Detects whether a free text of staff mentions a person, by name, document, phone or e-mail. Accents, capitals and dots in numbers are
/// ignored.
/// </summary>
public sealed class PersonMentionDetector
{
    // Shorter words, and these, are in many sentences.
    private const int ShortestWord = 3;
    private static readonly string[] Particles = ["del", "las", "los"];

    private readonly HashSet<string> _givenNames;
    private readonly HashSet<string> _surnames;
    private readonly string _wholeName;
    private readonly List<string> _identifiers;

    /// <param name="person">The person, with identifiers.</param>
    public PersonMentionDetector(Person person)
    {
        _givenNames = Words(person.GivenNames);
        _surnames = Words(person.Surnames);
        _wholeName = TypedText.Fold(person.FullName);
        _identifiers = person.Identifiers.ConvertAll(i =>
            i.Kind is IdentifierKind.Phone ? i.Value.Replace("+57", "", StringComparison.Ordinal) : i.Value
        );
    }

    /// <summary>Any word of the name is enough. For texts that only staff read: better to erase too much than too little.</summary>
    public bool MayBeMentionedIn(string? text) =>
        text is not null && (Words(text) is var words && (words.Overlaps(_givenNames) || words.Overlaps(_surnames)) || HasWhole(text));

    /// <summary>A given name together with a surname is needed. For public texts.</summary>
    public bool IsMentionedIn(string? text) =>
        text is not null && (Words(text) is var words && words.Overlaps(_givenNames) && words.Overlaps(_surnames) || HasWhole(text));

    // The full name, however short its words, or a number.
    private bool HasWhole(string text)
    {
        if (_wholeName.Length > 0 && $" {TypedText.Fold(text)} ".Contains($" {_wholeName} ", StringComparison.Ordinal))
            return true;
        var plain = string.Concat(TypedText.CleanValue(text).Where(c => c is not (' ' or '.' or '-'))).ToLowerInvariant();
        return _identifiers.Exists(i =>
            i.Contains('@', StringComparison.Ordinal)
                ? text.Contains(i, StringComparison.OrdinalIgnoreCase)
                : plain.Contains(i, StringComparison.OrdinalIgnoreCase)
        );
    }

    private static HashSet<string> Words(string text) =>
        [.. TypedText.Fold(text).Split(' ').Where(word => word.Length >= ShortestWord && !Particles.Contains(word))];
}
