namespace UsmeAprende.Certificates;

/// <summary>
/// Finds names that would look odd on paper: <c>ANA RUIZ</c>, <c>ana ruiz</c>, <c>aNA RUiz</c>. Only a person can say what is right, so it
/// is shown and never mended.
/// </summary>
public static class NameCapitals
{
    // Written small inside a name, and as often as not with a capital.
    private static readonly HashSet<string> Particles = new(
        ["de", "del", "la", "las", "los", "el", "y", "e", "da", "das", "do", "dos", "di", "van", "von", "der"],
        StringComparer.Ordinal
    );

    public static bool AreOdd(string name) => Words(name).Any(word => !Particles.Contains(word) && !IsUsual(word));

    private static string[] Words(string name) => name.Split([' ', '-', '\'', '’', '.'], StringSplitOptions.RemoveEmptyEntries);

    // McCormick and DiCarlo are somebody's: what is odd is a small first letter, or nothing but capitals.
    private static bool IsUsual(string word) =>
        !char.IsLower(word[0]) && (word.Length < 3 || word.Any(char.IsLower) || !word.Any(char.IsUpper));
}
