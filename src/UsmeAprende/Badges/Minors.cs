using UsmeAprende.People;

namespace UsmeAprende.Badges;

/// <summary>Whose badges may not be public yet (R16).</summary>
internal static class Minors
{
    /// <summary>Under 18 or with an identity card for minors, and no guardian has said yes. Needs the person's identifiers.</summary>
    public static bool IsUnguardedMinor(this Person person, int year) =>
        person.GuardianAuthorisedAt is null && (person.IsMinor(year) || person.Identifiers.Exists(i => i.DocumentType is DocumentType.TI));
}
