using UsmeAprende.Typing;

namespace UsmeAprende.People.Identity;

/// <summary>
/// The people whom a member of staff may see already, indexed by the words of their names, so that a list of thousands of lines is compared
/// with thousands of people in a moment.
/// </summary>
public sealed class AcquaintanceCircle
{
    /// <summary>More would not be a question.</summary>
    private const int MostOffered = 5;

    private readonly IReadOnlyList<CircleMember> _members;
    private readonly Dictionary<string, List<int>> _byWord = new(StringComparer.Ordinal);
    private readonly ILookup<string, int> _byIdentifier;

    /// <param name="members">One for each name under which a person is known.</param>
    /// <param name="identifiers">Identifiers, and whose they are.</param>
    internal AcquaintanceCircle(IReadOnlyList<CircleMember> members, IEnumerable<(string Key, HumanId Human)> identifiers)
    {
        _members = members;
        for (var at = 0; at < members.Count; at++)
            foreach (var key in KeysOf(members[at].NameKey))
                (_byWord.TryGetValue(key, out var list) ? list : _byWord[key] = []).Add(at);
        var whose = members.Select((m, at) => (m.Human, at)).ToLookup(m => m.Human, m => m.at);
        _byIdentifier = identifiers.SelectMany(i => whose[i.Human].Select(at => (i.Key, at))).ToLookup(i => i.Key, i => i.at);
    }

    public bool IsEmpty => _members.Count == 0;

    /// <summary>The people who may be the one with this profile, the most alike first.</summary>
    public IReadOnlyList<HumanId> ListAlike(PersonProfile profile)
    {
        if (IsEmpty)
            return [];
        var name = PersonName.SearchKey(profile.GivenNames.Value, profile.Surnames.Value);
        var degrees = new Dictionary<HumanId, int>();
        foreach (var at in KeysOf(name).SelectMany(key => _byWord.GetValueOrDefault(key) ?? []).Distinct())
            if (NameLikeness.IsLike(name, _members[at].NameKey))
                Raise(_members[at].Human, IsSame(name, _members[at].NameKey) ? 2 : 1);
        if (profile.Phone is { } phone)
            foreach (var at in _byIdentifier[phone.MatchKey])
                if (NameLikeness.SharesWord(name, _members[at].NameKey))
                    Raise(_members[at].Human, 4);
        // A document or an e-mail belongs to one person, whatever name was understood.
        foreach (var key in new[] { profile.Document?.MatchKey, profile.Email?.MatchKey }.OfType<string>())
        foreach (var at in _byIdentifier[key])
            Raise(_members[at].Human, 8);
        return [.. degrees.OrderByDescending(d => d.Value).ThenBy(d => d.Key).Take(MostOffered).Select(d => d.Key)];

        void Raise(HumanId human, int degree) => degrees[human] = Math.Max(degree, degrees.GetValueOrDefault(human));
    }

    /// <summary>
    /// The people of whose name each of these words is the beginning of a word, in any order. Only where nobody is found so is a typing
    /// error in each word forgiven.
    /// </summary>
    public IReadOnlyList<HumanId> ListBeginning(string nameKey, IReadOnlySet<HumanId> but)
    {
        var typed = nameKey.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var exact = Find(forgiving: false);
        return exact.Count > 0 ? exact : Find(forgiving: true);

        List<HumanId> Find(bool forgiving) =>
            [
                .. _members
                    .Where(m => !but.Contains(m.Human) && NameLikeness.Begins(typed, m.NameKey.Split(' '), forgiving))
                    .Select(m => m.Human)
                    .Distinct()
                    .Take(MostOffered),
            ];
    }

    private static bool IsSame(string one, string other) => PersonName.SortedWordsKey(one) == PersonName.SortedWordsKey(other);

    private static IEnumerable<string> KeysOf(string name) => NameLikeness.Words(name).SelectMany(TypingError.ListShortened).Distinct();
}

/// <summary>A name under which a person is known; merged rows have one each (R14).</summary>
internal sealed record CircleMember(HumanId Human, string NameKey);
