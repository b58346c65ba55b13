using UsmeAprende.People.Identity;

namespace UsmeAprende.Gatherings.Imports;

/// <summary>
/// Whether two spellings can be of one name: "María José de la Concepción Ñáñez Güiza" and "Maria Jose Nañez Guiza" can, "Pedro Pérez"
/// cannot.
/// </summary>
internal static class NameLikeness
{
    /// <summary>Short words such as "de" and "la" tell nobody apart.</summary>
    private const int ShortestWord = 3;

    private static readonly HashSet<string> Idle = new(StringComparer.Ordinal) { "del", "las", "los", "san", "santa" };

    public static bool MayBeOne(string one, string other)
    {
        var (few, many) = (Words(one), Words(other));
        if (few.Count > many.Count)
            (few, many) = (many, few);
        var shared = few.Count(many.Contains);
        // All words of the shorter one, but for one: people leave out a name, or marry.
        return shared > 0 && shared >= Math.Min(few.Count, Math.Max(2, few.Count - 1));
    }

    private static HashSet<string> Words(string name)
    {
        var all = PersonName.SearchKey(name, "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var telling = all.Where(w => w.Length >= ShortestWord && !Idle.Contains(w)).ToHashSet(StringComparer.Ordinal);
        return telling.Count > 0 ? telling : [.. all];
    }
}
